import { isCalendarDay, isTimeZone, meantBy, typoOf } from '@formwright/definition'
import type { EditionFile, FormBundle, JsonSource, Loaded, Problem } from '@formwright/definition'
import { fileProblem, quoted } from './context.ts'
import { impossibleDay } from './impossible-day.ts'

/** A larger distance in years between the window and the edition's years is a mistake. */
const YEARS_APART = 2

/** The years that an edition is about: those of its sets, or the one that it is named after. */
export function yearsOfEdition({ edition, years }: FormBundle['edition']): readonly number[] {
  const all = Object.values(years).flat()
  return all.length > 0 || !/^\d{4}$/.test(edition) ? all : [Number(edition)]
}

/**
 * Dates and time zone of a window must exist, be in order, and be near the edition's years.
 * @param years all years that the edition is about; empty if none
 */
export function windowProblems(
  source: JsonSource,
  window: EditionFile['window'],
  years: readonly number[],
): Problem[] {
  if (!window) return []
  const days = [
    ['/window/from', window.from],
    ['/window/to', window.to],
  ] as const
  const impossible = days
    .filter(([, value]) => !isCalendarDay(value))
    .map(([at, value]) => impossibleDay(source, at, value))
  if (impossible.length > 0) return impossible
  return [
    ...(window.from > window.to
      ? [fileProblem(source, '/window/to', 'window-reversed', { from: window.from, to: window.to })]
      : []),
    ...days.flatMap(([at, day]) => farFrom(source, at, day, years)).slice(0, 1),
    ...(isTimeZone(window.timeZone) ? [] : [unknownZone(source, window.timeZone)]),
  ]
}

const DAY_MS = 86_400_000

/**
 * Dates in samples and cases that are relative to one end of the window must be inside it; in an edition with
 * a shorter window they may not be, so that cases no longer test what they did.
 */
export function shortWindow(
  { sources, edition }: Pick<Loaded, 'sources' | 'edition'>,
  source: JsonSource,
  window: EditionFile['window'],
): Problem[] {
  if (!window) return []
  const days = (Date.parse(window.to) - Date.parse(window.from)) / DAY_MS
  const counted = [...sources].flatMap(([path, { file, text }]) =>
    path.startsWith(`${edition}/`) && /\/(?:answers|cases)\//.test(path)
      ? [...text.matchAll(/\{window\.(?:to-|from\+)(\d{1,4})\}/g)].map(([, n]) => ({ file, n: Number(n) }))
      : [],
  )
  const outside = counted.filter(({ n }) => days >= 0 && n > days).sort((day, other) => other.n - day.n)
  if (outside.length === 0) return []
  const [{ file, n }] = outside as [{ file: string; n: number }]
  const params = { days: String(days), count: String(outside.length), most: String(n), file }
  return [fileProblem(source, '/window/to', 'window-short', params)]
}

function farFrom(source: JsonSource, at: string, day: string, years: readonly number[]): Problem[] {
  const year = Number(day.slice(0, 4))
  const [first, last] = [Math.min(...years), Math.max(...years)]
  if (years.length === 0 || (year >= first - YEARS_APART && year <= last + YEARS_APART)) return []
  return [fileProblem(source, at, 'window-far', { day, first: String(first), last: String(last) })]
}

function unknownZone(source: JsonSource, zone: string): Problem {
  const known = Intl.supportedValuesOf('timeZone')
  const suggestion = meantBy(zone, known)
  return fileProblem(
    source,
    '/window/timeZone',
    'time-zone-unknown',
    { zone, suggestion },
    quoted(typoOf(zone, known)),
  )
}
