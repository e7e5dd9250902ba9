import {
  below,
  closest,
  isCalendarDay,
  jsonTypeTexts,
  isRegionCode,
  regionAbove,
  regionLevelsOf,
  looksLikeRegionCode,
  problemAt,
  hasNoRoom,
  roomOnPage,
} from '@formwright/definition'
import type { JsonSource, OfRegions, Problem } from '@formwright/definition'
import { editionFileOf } from '../carry/carry-file.ts'
import { editionSource, fileProblem, startOf, unknownPlaceholder } from './context.ts'
import type { LintCheck, LintContext } from './context.ts'
import { impossibleDay } from './impossible-day.ts'
import { repeatedIds, repeatedTitles } from './repeated.ts'
import { shortWindow, windowProblems, yearsOfEdition } from './window.ts'

/**
 * Checks `edition.json`: it belongs to its folder; years, dates, time zone and codes are valid; ids are
 * unique.
 */
export const edition: LintCheck = (context) => {
  const source = editionSource(context, 'edition.json')!
  return [
    ...names(context, source),
    ...years(context, source),
    ...days(context, source),
    ...partNumbers(context),
    ...regions(context, source),
    ...repeated(context, source),
    ...onPages(context, source),
  ]
}

function names({ loaded }: LintContext, source: JsonSource): Problem[] {
  const { edition: name, previous } = editionFileOf(loaded)
  const others = [
    ...new Set([...loaded.files.keys()].flatMap((path) => /^([^/]+)\/edition\.json$/.exec(path)?.[1] ?? [])),
  ].filter((other) => other !== loaded.edition)
  const problems =
    name === loaded.edition
      ? []
      : [fileProblem(source, '/edition', 'edition-name', { edition: name, folder: loaded.edition })]
  if (previous === undefined || previous === null || others.includes(previous)) return problems
  const suggestion = closest(previous, others)
  return [...problems, fileProblem(source, '/previous', 'previous-unknown', { previous, suggestion })]
}

function years({ bundle }: LintContext, source: JsonSource): Problem[] {
  return Object.entries(bundle.edition.years).flatMap(([name, set]) => {
    const sorted = [...set].sort((a, b) => a - b)
    const params = { name, years: set.map(String) }
    const at = below('/years', name)
    if (!sorted.every((year, index) => year === set[index]))
      return [fileProblem(source, at, 'years-order', { ...params, suggestion: JSON.stringify(sorted) })]
    const all = Array.from({ length: sorted.at(-1)! - sorted[0]! + 1 }, (_, index) => sorted[0]! + index)
    const missing = all.filter((year) => !set.includes(year)).map(String)
    const far = farYear(sorted, Number(bundle.edition.edition.slice(0, 4)))
    if (far) return [fileProblem(source, at, 'years-far', { ...params, ...far })]
    return missing.length === 0 || isEven(sorted)
      ? []
      : [fileProblem(source, at, 'years-gap', { ...params, missing, suggestion: JSON.stringify(all) })]
  })
}

/** A gap of more years between two of a set is a mistake. */
const FAR = 8

/** A year that is far from the others, and the adjacent year with the same digits. */
function farYear(sorted: readonly number[], own: number) {
  if (isEven(sorted) || sorted.length < 2) return undefined
  const index = sorted.findIndex((year, at) => at > 0 && year - sorted[at - 1]! > FAR)
  if (index < 1) return undefined
  const [low, high] = [sorted[index - 1]!, sorted[index]!]
  const isLow = Number.isFinite(own) && Math.abs(low - own) > Math.abs(high - own)
  const year = isLow ? low : high
  const meant = isLow ? high - 1 : low + 1
  const digits = (otherYear: number) => [...String(otherYear)].sort().join('')
  const others = sorted.filter((otherYear) => otherYear !== year)
  const suggestion =
    digits(meant) === digits(year) && !others.includes(meant)
      ? JSON.stringify([...others, meant].sort((a, b) => a - b))
      : ''
  return { year: String(year), suggestion }
}

/** Whether years are equidistant, such as every second year. */
function isEven(set: readonly number[]): boolean {
  return set.length > 2 && new Set(set.slice(1).map((year, index) => year - set[index]!)).size === 1
}

function days({ bundle, loaded }: LintContext, source: JsonSource): Problem[] {
  const { window, params } = bundle.edition
  const impossible = Object.entries(params).flatMap(([name, { type, value }]) =>
    type === 'date' && !isCalendarDay(String(value))
      ? [impossibleDay(source, below('/params', name, 'value'), String(value))]
      : [],
  )
  return [
    ...windowProblems(source, window, yearsOfEdition(bundle.edition)),
    ...outsideYear(source, window, loaded.edition),
    ...shortWindow(loaded, source, window),
    ...impossible,
  ]
}

/**
 * The window must not end before the year of the edition; it may be later, as reports are often submitted in
 * the following year.
 */
function outsideYear(source: JsonSource, window: OfWindow, named: string): Problem[] {
  if (!window || !/^(?:19|20)\d\d$/.test(named)) return []
  const { from, to } = window
  if (from > to || to.slice(0, 'YYYY'.length) >= named) return []
  return [fileProblem(source, '/window/from', 'window-year', { from, to, edition: named })]
}

type OfWindow = LintContext['bundle']['edition']['window']

/** Headers, footers and page numbers must only contain known placeholders. */
function onPages({ bundle }: LintContext, source: JsonSource): Problem[] {
  const { page = {} } = bundle.edition
  const lines = [
    { text: page.header, at: '/page/header', known: ['form', 'edition', 'digest', 'agency'] },
    { text: page.footer, at: '/page/footer', known: ['form', 'edition', 'digest', 'agency'] },
    { text: page.pageNumber, at: '/page/pageNumber', known: ['page', 'pages'] },
  ]
  const room = roomOnPage(page)
  if (hasNoRoom(room))
    return [fileProblem(source, page.margins ? '/page/margins' : '/page/size', 'page-no-room', {})]
  const narrow = (page.margins ?? []).every((margin) => margin > 0 && margin < NARROWEST) && page.margins
  return [
    ...(narrow
      ? [fileProblem(source, '/page/margins', 'page-margins', { margins: narrow.map(String) })]
      : []),
    ...unknownIn(source, lines),
    ...(SWAPPED.test(page.pageNumber ?? '')
      ? [fileProblem(source, '/page/pageNumber', 'pages-swapped', { text: page.pageNumber!, ...AS_WRITTEN })]
      : []),
  ]
}

/** “7 of 3”: the number of pages before the page. */
const SWAPPED = /\{pages\}\s*(?:\/|of|von|sur|de|di|van)\s*\{page\}/i

/** The placeholders as the advice about them shows them. */
const AS_WRITTEN = { page: '{page}', pages: '{pages}' }

/** Minimum margin of printers in millimetres; smaller margins all around are probably in another unit. */
const NARROWEST = 4

interface Line {
  readonly text: string | undefined
  readonly at: string
  readonly known: readonly string[]
}

function unknownIn(source: JsonSource, lines: readonly Line[]): Problem[] {
  return lines.flatMap(({ text = '', at, known }) =>
    [...text.matchAll(/\{([^{}]*)\}/g)].flatMap(([written, name = '']) =>
      known.includes(name) ? [] : [unknownPlaceholder(source, at, written, known)],
    ),
  )
}

/** The parts' folders must have distinct numbers, in order. */
function partNumbers({ loaded: { parts, edition: name } }: LintContext): Problem[] {
  const numberOf = (folder: string) => /^parts\/(\d+)-/.exec(folder)?.[1]
  return parts.flatMap(({ folder }, index) => {
    const number = numberOf(folder)
    const other = parts.slice(0, index).find((part) => Number(numberOf(part.folder)) === Number(number))
    if (number === undefined || !other) return []
    const params = { folder, other: other.folder, number }
    return [problemAt(startOf(`${name}/${folder}/schema.json`), 'part-number', params)]
  })
}

/** Lists of region codes must only contain valid ones. */
function regions({ bundle, loaded }: LintContext, source: JsonSource): Problem[] {
  const inParams = Object.entries(bundle.edition.params).flatMap(([name, { value }]) =>
    Array.isArray(value) && isListOfRegions(bundle.form, value)
      ? regionsIn(bundle.form, source, below('/params', name, 'value'), value)
      : [],
  )
  const inQuotas = [source, loaded.sources.get('form.json')].flatMap((file) => {
    const { quotas = [] } = (file?.value ?? {}) as {
      readonly quotas?: readonly {
        readonly of?: string
        readonly limit?: number
        readonly codes?: string[]
      }[]
    }
    const none = quotas.flatMap(({ of = '', limit }, quota) =>
      limit === 0 ? [fileProblem(file!, below('/quotas', quota, 'limit'), 'quota-none', { level: of })] : [],
    )
    const whole = quotas.map(({ of, codes }) => (codes ? undefined : of))
    const again = whole.flatMap((level, quota) =>
      level !== undefined && whole.indexOf(level) < quota
        ? [fileProblem(file!, below('/quotas', quota, 'of'), 'listed-twice', { value: level })]
        : [],
    )
    const named = quotas.flatMap(({ of, codes = [] }, quota) =>
      codes.map((code, index) => ({ of, code, at: below('/quotas', quota, 'codes', index) })),
    )
    const isHeeded = quotas.length === 0 || !bundle.form.workflow || asksForQuotas(bundle.form.workflow)
    const unheeded = isHeeded ? [] : [fileProblem(file!, '/quotas', 'quotas-unheeded', {})]
    // each region has at most one quota
    const astray = named.flatMap(({ of, code, at }, index) =>
      named.findIndex((quota) => quota.code === code) < index
        ? [fileProblem(file!, at, 'listed-twice', { value: code })]
        : [...unknownRegion(bundle.form, file!, at, code), ...aboveLevel(bundle.form, file!, at, code, of)],
    )
    return [...unheeded, ...again, ...none, ...astray]
  })
  return [...inParams, ...inQuotas]
}

/** A region above the level of a quota; one below it may have its own quota. */
function aboveLevel(
  form: OfRegions,
  source: JsonSource,
  at: string,
  code: string,
  level: string | undefined,
): Problem[] {
  if (level === undefined || !isRegionCode(form, code) || !regionLevelsOf(form).includes(level)) return []
  if (regionAbove(form, code, level) !== '') return []
  return [fileProblem(source, at, 'quota-level', { code, level })]
}

function asksForQuotas({ states }: NonNullable<LintContext['bundle']['form']['workflow']>): boolean {
  return Object.values(states).some(({ transitions = [] }) =>
    transitions.some(({ requires = [] }) => requires.includes('quota')),
  )
}

/** Region codes must be strings, and exist. */
function regionsIn(form: OfRegions, source: JsonSource, at: string, codes: readonly unknown[]): Problem[] {
  const bare = codes.findIndex((code) => typeof code === 'number')
  const kinds = { found: jsonTypeTexts('number'), expected: jsonTypeTexts('string') }
  if (bare >= 0) return [fileProblem(source, below(at, bare), 'wrong-type', kinds)]
  return codes.flatMap((code, index) => unknownRegion(form, source, below(at, index), String(code)))
}

/** Whether a list consists of region codes; some may be misspelt, so a majority is enough. */
function isListOfRegions(form: OfRegions, value: readonly unknown[]): boolean {
  const isLike = (code: string) => (form.regions ? isRegionCode(form, code) : looksLikeRegionCode(code))
  const like = value.filter((code) => isLike(String(code)))
  const isSure = like.some((code) => isRegionCode(form, String(code)))
  return value.length > 0 && like.length * 2 > value.length - Number(isSure)
}

/** A code that is not one of the form's regions. */
export function unknownRegion(form: OfRegions, source: JsonSource, at: string, code: string): Problem[] {
  if (isRegionCode(form, code)) return []
  if (!form.regions) return [fileProblem(source, at, 'region-code-unknown', { code })]
  const known = form.regions.levels.flatMap(({ places: items }) => Object.keys(items))
  return [fileProblem(source, at, 'place-unknown', { code, suggestion: closest(code, known) })]
}

/** Checklist items and roles must have distinct titles. */
function repeatedInForm(
  source: JsonSource,
  { review, roles = {} }: LintContext['bundle']['form'],
): Problem[] {
  const checklist = review?.checklist ?? []
  return [
    ...repeatedIds(source, '/review/checklist', checklist),
    ...repeatedTitles(
      source,
      checklist.map(({ title }, index) => [below('/review/checklist', index, 'title'), title]),
    ),
    ...repeatedTitles(
      source,
      Object.entries(roles).map(([name, { title }]) => [below('/roles', name, 'title'), title]),
    ),
  ]
}

/** Tables, columns, instructions and checklist items must have unique ids. */
function repeated({ bundle, loaded }: LintContext, source: JsonSource): Problem[] {
  const form = loaded.sources.get('form.json')
  return [
    ...repeatedIds(source, '/tables', bundle.edition.tables ?? []),
    ...repeatedTitles(
      source,
      (bundle.edition.tables ?? []).map(({ title }, index) => [below('/tables', index, 'title'), title]),
    ),
    ...repeatedIds(source, '/instructions', bundle.edition.instructions ?? []),
    ...repeatedTitles(
      source,
      Object.entries(bundle.edition.params).map(([name, { title }]) => [
        below('/params', name, 'title'),
        title,
      ]),
    ),
    ...(form ? repeatedInForm(form, bundle.form) : []),
    ...(form
      ? Object.entries(bundle.form.workflow?.states ?? {}).flatMap(([name, { transitions = [] }]) =>
          repeatedIds(form, below('/workflow/states', name, 'transitions'), transitions),
        )
      : []),
  ]
}
