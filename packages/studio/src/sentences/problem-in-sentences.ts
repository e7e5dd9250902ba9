import { mapTexts } from '@formwright/definition'
import type { Language, Problem, ProblemCode, ProblemParam, Texts } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { detailsOf, IN_CASE, isFailedCase } from '../model/in-case.ts'
import { Names } from './names.ts'
import { sentenceOf, textOf } from './sentence.ts'

/** What a problem quotes of a rule's language. */
const QUOTED = ['expression', 'operator', 'function', 'example']
/** What more is an expression in problems of a code: what was found, and what is to be written instead. */
const EXPRESSIONS: Partial<Record<ProblemCode, readonly string[]>> = {
  'unit-mismatch': ['suggestion'],
  'unknown-field': ['name', 'suggestion', 'known'],
  'unknown-name': ['name', 'suggestion', 'known'],
  'rule-chained': ['found', 'suggestion'],
  'type-mismatch': ['suggestion'],
  'rule-in': ['found', 'suggestion'],
  'rule-empty-comparison': ['found', 'suggestion'],
  'rule-divides-by-zero': ['found'],
  'rule-constant-filled': ['found', 'suggestion'],
  'rule-unit': ['found'],
  'rule-percent': ['found'],
}

/** Problems that name a parameter. */
const OF_PARAMETERS: ReadonlySet<ProblemCode> = new Set([
  'variant-same',
  'variant-value',
  'param-below',
  'param-above',
])

/** An expression as a sentence; the name of a function alone as the word for it. */
function inWords(text: string, names: Names): string {
  return names.vocabulary.word('functions', text) ?? textOf(sentenceOf(text, names))
}

/** The titles of options, where one field has them all. */
function titlesOf(codes: readonly string[], names: Names): readonly string[] | undefined {
  const all = names.fields
    .map((field) => names.optionsOf(field))
    .find((options) => codes.every((code) => options.some((one) => one.const === code)))
  return all && codes.map((code) => all.find((one) => one.const === code)!.title)
}

/**
 * What comes in a case besides what it expects, or not: with the rule's id and the label of the field. Both
 * of one finding is another weight of it.
 */
function inCase(details: readonly string[], names: Names): string[] {
  const read = details.map((one) => IN_CASE.exec(one) ?? [])
  const findings = new Map<string, { code: string; pointer: string; signs: string }>()
  for (const [, sign = '', code = '', pointer = ''] of read) {
    const known = findings.get(`${code} ${pointer}`)
    if (known) known.signs += known.signs.includes(sign) ? '' : sign
    else findings.set(`${code} ${pointer}`, { code, pointer, signs: sign })
  }
  return [...findings.values()].map(({ code, pointer, signs }) =>
    foundInCase(signs.length > 1 ? '±' : signs, code, pointer, names),
  )
}

function foundInCase(sign: string, code: string, pointer: string, names: Names): string {
  return names.vocabulary.found(sign, fieldWords(pointer, names), names.rules.has(code) ? code : undefined)
}

/** What the field that a place of the answers is in is called; the place itself where it is in none. */
function fieldWords(pointer: string, names: Names): string {
  return names.fieldAround(pointer)?.words ?? pointer
}

/** A problem that quotes an expression quotes the sentence that stands for it in the studio. */
export function problemInSentences(problem: Problem, namesOf: () => Names): Problem {
  if (isFailedCase(problem)) {
    const reported = inCase(detailsOf(problem), namesOf())
    return { ...problem, params: { ...problem.params, detail: reported } }
  }
  const isInRules = problem.file.endsWith('rules.json')
  const keys = isInRules ? [...QUOTED, ...(EXPRESSIONS[problem.code] ?? [])] : QUOTED
  const quoted = keys.flatMap((key): [string, ProblemParam][] => {
    const text = problem.params[key]
    if (Array.isArray(text)) return [[key, text.map((one: string) => inWords(one, namesOf()))]]
    return typeof text === 'string' && text !== '' ? [[key, inWords(text, namesOf())]] : []
  })
  // what a function calls what it takes is no word of the studio
  const { detail } = problem.params
  if (problem.code === 'wrong-arguments' && typeof detail === 'object' && !Array.isArray(detail))
    quoted.push(['detail', mapTexts(detail as Texts, (text) => text.replace(/^\w+: /, ''))])
  // a place of the answers is told by its field
  for (const [key, text] of Object.entries(problem.params))
    if (typeof text === 'string' && /^\/[^\s{]+$/.test(text)) quoted.push([key, fieldWords(text, namesOf())])
  if (OF_PARAMETERS.has(problem.code)) {
    const { words } =
      namesOf().params.find(({ code }) => code === `params.${String(problem.params.name)}`) ?? {}
    if (words !== undefined) quoted.push(['name', words])
  }
  const { known, suggestion } = problem.params
  if (problem.code === 'unknown-option' && isInRules && Array.isArray(known)) {
    const codes = known as readonly string[]
    const titles = titlesOf(codes, namesOf())
    quoted.push(['known', codes.map((code, index) => (titles ? `“${titles[index]}”` : code))])
    // the same code may be an option of other fields, under another title
    const meant = titles?.[codes.indexOf(String(suggestion))]
    if (meant !== undefined) quoted.push(['suggestion', meant])
  }
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
