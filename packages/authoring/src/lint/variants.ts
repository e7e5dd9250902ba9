import {
  below,
  closest,
  equal,
  isCalendarDay,
  jsonTypeTexts,
  locationOf,
  locationOfKey,
  ownMember,
  pointerOfPath,
  problemAt,
  regionalBundle,
  splitPointer,
} from '@formwright/definition'
import type {
  FormBundle,
  JsonSource,
  Param,
  Problem,
  RegionalVariant,
  RuleEntry,
} from '@formwright/definition'
import { advice, compileRules } from '@formwright/rules'
import { caseSources, casesOf, isRuledIn, NOWHERE } from '../cases/case-files.ts'
import { coverageBy } from '../cases/coverage.ts'
import { fileProblem } from './context.ts'
import { impossibleDay } from './impossible-day.ts'
import { unknownRegion } from './edition.ts'
import type { LintCheck, LintContext } from './context.ts'
import { repeatedIds } from './repeated.ts'
import { windowProblems, yearsOfEdition } from './window.ts'
import outcomes from './outcomes.json' with { type: 'json' }

/**
 * Regional variants must fit the form: they may change existing rules and parameters and add valid rules, but
 * not fields.
 */
export const variants: LintCheck = (context) => [
  ...[...context.loaded.sources].flatMap(([path, source]) =>
    /\/regions\/[^/]+\.json$/.test(path) ? variantProblems(context, source, path) : [],
  ),
  ...casesOfNowhere(context),
]

/** Cases about a region without a variant, which would not be run. */
function casesOfNowhere({ loaded, bundle }: LintContext): Problem[] {
  return caseSources(loaded).flatMap((source) => {
    const { region } = source.value as { region?: string }
    if (region === undefined || isRuledIn(loaded, region) || !source.file.startsWith(`${loaded.edition}/`))
      return []
    const suggestion = closest(region, bundle.variants?.map((variant) => variant.region) ?? [])
    return [fileProblem(source, '/region', 'case-region-unruled', { region, suggestion })]
  })
}

/** The members of a variant with differences. */
const RULED = ['window', 'params', 'severity', 'rules', 'instructions'] as const

function variantProblems(context: LintContext, source: JsonSource, path: string): Problem[] {
  const variant = source.value as RegionalVariant
  const { bundle } = context
  const unknown = unknownRegion(bundle.form, source, '/region', variant.region)
  const filled = bundle.variants?.find(({ region }) => region === variant.region) ?? variant
  const found = [
    ...unknown,
    ...(unknown.length > 0 || path.endsWith(`/${variant.region}.json`)
      ? []
      : [fileProblem(source, '/region', 'variant-file', { region: variant.region })]),
    ...unknownNames(source, '/params', Object.keys(variant.params ?? {}), Object.keys(bundle.edition.params)),
    ...unknownNames(
      source,
      '/severity',
      Object.keys(variant.severity ?? {}),
      bundle.rules.map(({ id }) => id),
    ),
    ...otherValues(source, variant, bundle.edition.params),
    ...sameSeverities(source, variant, bundle.rules),
    ...windowProblems(source, variant.window, yearsOfEdition(bundle.edition)),
    ...endsLater(source, variant, bundle.edition),
    ...ruleProblems(source, variant, bundle),
    ...repeatedIds(source, '/rules', variant.rules ?? []),
    ...repeatedIds(source, '/instructions', variant.instructions ?? []),
  ]
  if (RULED.every((key) => variant[key] === undefined || Object.keys(variant[key]).length === 0))
    found.push(fileProblem(source, '', 'variant-nothing', {}))
  if (found.some(({ severity }) => severity === 'error')) return found
  const mistyped = expressionProblems(context, source, filled)
  return [...found, ...(mistyped.length > 0 ? mistyped : uncovered(context, source, filled))]
}

function unknownNames(
  source: JsonSource,
  at: string,
  names: readonly string[],
  known: readonly string[],
): Problem[] {
  return names.flatMap((name) =>
    known.includes(name)
      ? []
      : [
          problemAt(locationOfKey(source, below(at, name)), 'variant-unknown', {
            name,
            suggestion: closest(name, known),
          }),
        ],
  )
}

function otherValues(
  source: JsonSource,
  { params = {} }: RegionalVariant,
  known: FormBundle['edition']['params'],
): Problem[] {
  return Object.entries(params).flatMap(([name, { value }]) => {
    const expected = kindOf(known[name]?.value)
    const at = below('/params', name, 'value')
    if (expected === '') return []
    if (known[name]?.type === 'date' && typeof value === 'string' && !isCalendarDay(value))
      return [impossibleDay(source, at, value)]
    if (kindOf(value) === expected)
      return equal(value, known[name]?.value) ? [fileProblem(source, at, 'variant-same', { name })] : []
    return [
      fileProblem(source, at, 'variant-value', {
        name,
        expected: jsonTypeTexts(expected),
        found: jsonTypeTexts(kindOf(value)),
      }),
    ]
  })
}

/** A region may end earlier, since it reviews applications before it passes them on, but not later. */
function endsLater(
  source: JsonSource,
  { window }: RegionalVariant,
  edition: FormBundle['edition'],
): Problem[] {
  const [to, last] = [window?.to, edition.window?.to]
  return to !== undefined && last !== undefined && to > last && isCalendarDay(to)
    ? [fileProblem(source, '/window/to', 'variant-window', { to, last })]
    : []
}

function sameSeverities(
  source: JsonSource,
  { severity = {} }: RegionalVariant,
  rules: FormBundle['rules'],
): Problem[] {
  return rules.flatMap(({ id, severity: everywhere }) =>
    ownMember(severity, id) === (everywhere ?? 'error')
      ? [fileProblem(source, below('/severity', id), 'variant-same', { name: id })]
      : [],
  )
}

function kindOf(value: Param['value'] | undefined): string {
  if (value === undefined) return ''
  return Array.isArray(value) ? 'array' : typeof value
}

function ruleProblems(
  source: JsonSource,
  { rules = [] }: RegionalVariant,
  { parts, rules: known }: FormBundle,
): Problem[] {
  const keys = parts.map(({ key }) => key)
  return rules.flatMap(({ id, part, at = [] }, index) => [
    ...(known.some((rule) => rule.id === id)
      ? [fileProblem(source, below('/rules', index, 'id'), 'duplicate-rule', { id, other: 'rules.json' })]
      : []),
    ...(keys.includes(part)
      ? []
      : [
          fileProblem(source, below('/rules', index, 'part'), 'variant-unknown', {
            name: part,
            suggestion: closest(part, keys),
          }),
        ]),
    ...inOtherPart(source, index, part, [at].flat(), keys),
  ])
}

/** A rule that does not report anything in its own part. */
function inOtherPart(
  source: JsonSource,
  index: number,
  part: string,
  at: readonly string[],
  keys: readonly string[],
): Problem[] {
  const parts = at.map((path) => splitPointer(pointerOfPath(path))[0] ?? '')
  const [pointer, suggestion] = [at[0], parts[0]]
  if (pointer === undefined || !suggestion || !keys.includes(part) || parts.includes(part)) return []
  if (!keys.includes(suggestion)) return []
  return [fileProblem(source, below('/rules', index, 'part'), 'variant-part', { part, pointer, suggestion })]
}

/**
 * Type errors in a region's own rules and severities; checked separately, so that they are located in its
 * file.
 */
function expressionProblems(
  { bundle, functions }: LintContext,
  source: JsonSource,
  variant: RegionalVariant,
): Problem[] {
  const regional = regionalBundle({ ...bundle, variants: [variant] }, variant.region)
  const typed = (rules: readonly RuleEntry[]) =>
    compileRules({ ...regional, rules }, { functions, thorough: true, advice }).problems
  const own = typed((variant.rules ?? []).map((rule, index) => ({ ...rule, index })))
  const added = own.map(({ code, params, pointer, start, end }) => {
    const position = source.positionInString(pointer, start, end)
    return problemAt({ ...locationOf(source, pointer), position }, code, params)
  })
  const changed = Object.keys(variant.severity ?? {}).flatMap((id) => {
    const found = typed(regional.rules.filter((rule) => rule.id === id))
    return found
      .slice(0, 1)
      .map(({ code, params }) => fileProblem(source, below('/severity', id), code, params))
  })
  return [...added, ...changed]
}

/** Each rule added by a region needs a passing and a failing case of the region. */
function uncovered(
  { loaded, bundle, compile }: LintContext,
  source: JsonSource,
  { region, rules = [] }: RegionalVariant,
): Problem[] {
  if (rules.length === 0) return []
  const form = compile(regionalBundle(bundle, region))
  const cases = casesOf(loaded).filter(
    (testCase) => testCase.region !== NOWHERE && regionalBundle(bundle, testCase.region) === form.bundle,
  )
  const ids = new Set(rules.map(({ id }) => id))
  const { passed, broken } = coverageBy(cases, form, ids, (testCase) => testCase.region)
  return rules.flatMap(({ id }, index) =>
    (['passes', 'breaks'] as const).flatMap((kind) =>
      (kind === 'passes' ? passed : broken).has(id)
        ? []
        : [
            fileProblem(source, below('/rules', index, 'id'), 'variant-case', {
              id,
              region,
              kind: outcomes[kind],
            }),
          ],
    ),
  )
}
