import type { Problem } from '@formwright/definition'
import type { Names } from './names.ts'
import { sentenceOf, textOf } from './sentence.ts'

/** What a problem quotes of a rule's language; what it proposes is an expression where units differ. */
const QUOTED = ['expression', 'operator', 'function']
const PROPOSED = ['suggestion']

/** An expression as a sentence; the name of a function alone as the word for it. */
function inWords(text: string, names: Names): string {
  return names.vocabulary.word('functions', text) ?? textOf(sentenceOf(text, names))
}

/** A problem that quotes an expression quotes the sentence that stands for it in the studio. */
export function problemInSentences(problem: Problem, namesOf: () => Names): Problem {
  const keys = problem.code === 'unit-mismatch' ? [...QUOTED, ...PROPOSED] : QUOTED
  const quoted = keys.flatMap((key): [string, string][] => {
    const text = problem.params[key]
    return typeof text === 'string' ? [[key, inWords(text, namesOf())]] : []
  })
  return quoted.length === 0
    ? problem
    : { ...problem, params: { ...problem.params, ...Object.fromEntries(quoted) } }
}
