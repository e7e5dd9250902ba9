import { isWithin } from '@formwright/definition'
import type { Language, Problem } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { IN_CASE } from '../model/in-case.ts'
import { Names } from './names.ts'
import { sentenceOf, textOf } from './sentence.ts'

/** What a problem quotes of a rule's language; what it proposes is an expression where units differ. */
const QUOTED = ['expression', 'operator', 'function']
const PROPOSED = ['suggestion']

/** An expression as a sentence; the name of a function alone as the word for it. */
function inWords(text: string, names: Names): string {
  return names.vocabulary.word('functions', text) ?? textOf(sentenceOf(text, names))
}

/** What comes in a case besides what it expects, or not: with the rule's id and the label of the field. */
function inCase(text: string, names: Names): string {
  const [, sign = '', code = '', pointer = ''] = IN_CASE.exec(text) ?? []
  const field = names.fields
    .filter((one) => isWithin(pointer, one.pointer))
    .sort((a, b) => b.pointer.length - a.pointer.length)[0]
  return names.vocabulary.found(sign, field?.words ?? pointer, names.rules.has(code) ? code : undefined)
}

/** A problem that quotes an expression quotes the sentence that stands for it in the studio. */
export function problemInSentences(problem: Problem, namesOf: () => Names): Problem {
  const { detail } = problem.params
  if (problem.code === 'case-failed' && Array.isArray(detail)) {
    const told = (detail as readonly string[]).map((one) => inCase(one, namesOf()))
    return { ...problem, params: { ...problem.params, detail: told } }
  }
  const keys = problem.code === 'unit-mismatch' ? [...QUOTED, ...PROPOSED] : QUOTED
  const quoted = keys.flatMap((key): [string, string][] => {
    const text = problem.params[key]
    return typeof text === 'string' ? [[key, inWords(text, namesOf())]] : []
  })
  return quoted.length === 0
    ? problem
    : { ...problem, params: { ...problem.params, ...Object.fromEntries(quoted) } }
}

/** Problems of a definition as the studio tells them, for a list elsewhere. */
export function problemsInSentences(
  { bundle, fields }: Pick<StudioModel, 'bundle' | 'fields'>,
  problems: readonly Problem[],
  language: Language,
): Problem[] {
  let names: Names | undefined
  return problems.map((problem) =>
    problemInSentences(problem, () => (names ??= new Names(bundle, fields, language))),
  )
}
