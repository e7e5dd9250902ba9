import { mapTexts } from '@formwright/definition'
import type { Language, Problem, ProblemCode, ProblemParam, Texts } from '@formwright/definition'
import type { StudioModel } from '../model/studio-model.ts'
import { detailsOf, IN_CASE, isFailedCase } from '../model/in-case.ts'
import { Names } from './names.ts'
import { sentenceOf, textOf } from './sentence.ts'

/** Placeholders of problems that contain expressions. */
const QUOTED = ['expression', 'operator', 'function', 'example']
/**
 * Further placeholders that contain expressions, by problem code: what was found, and what to write instead.
 */
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

/** Problems about a parameter. */
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

/** The titles of options, if one field has all of them. */
function titlesOf(codes: readonly string[], names: Names): readonly string[] | undefined {
  const all = names.fields
    .map((field) => names.optionsOf(field))
    .find((options) => codes.every((code) => options.some((one) => one.const === code)))
  return all && codes.map((code) => all.find((one) => one.const === code)!.title)
}

/**
 * The differences of a failed case with the rule's id and the field's label. If the same finding is both
 * missing and unexpected, only its severity differs.
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

/** The name of the field around a pointer; the pointer itself if there is none. */
function fieldWords(pointer: string, names: Names): string {
  return names.fieldAround(pointer)?.words ?? pointer
}

/** Kinds of values, by the placeholder of what is written, which names the field in question. */
const KINDS: readonly (readonly [kind: string, written: string])[] = [
  ['left', 'leftText'],
  ['right', 'rightText'],
  ['detail', 'argument'],
]

/** The kinds of values that do not fit, each before the words for the value: 文字「企业名称」. */
function kindsWithWords({ params }: Problem, namesOf: () => Names): [string, ProblemParam][] {
  return KINDS.flatMap(([kind, written]): [string, ProblemParam][] => {
    const [kinds, text] = [params[kind], params[written]]
    if (typeof kinds !== 'object' || Array.isArray(kinds)) return []
    const words = typeof text === 'string' ? textOf(sentenceOf(text, namesOf())) : ''
    // names of a function's parameters are not used in the studio
    const said = (one: string) => [one.replace(/^\w+: /, ''), words].filter(Boolean)
    return [
      [
        kind,
        mapTexts(kinds as Texts, (one, language) => said(one).join(language.startsWith('zh') ? '' : ' ')),
      ],
    ]
  })
}

/** Shows a problem with expressions replaced by the sentences for them. */
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
  quoted.push(...kindsWithWords(problem, namesOf))
  // pointers of answers are replaced by field names
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
    // other fields may have an option with the same code and another title
    const meant = titles?.[codes.indexOf(String(suggestion))]
    if (meant !== undefined) quoted.push(['suggestion', meant])
  }
  return quoted.length === 0
    ? problem
    : { ...problem, params: { ...problem.params, ...Object.fromEntries(quoted) } }
}

/** Shows problems as in the studio, for a list elsewhere. */
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
