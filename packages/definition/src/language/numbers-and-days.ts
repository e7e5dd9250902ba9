import { remembered, SEVERAL } from '../cache/remembered.ts'
import type { Language } from './language.ts'
import { offsetOf } from '../text/time-zone.ts'
import { YEAR_MONTH } from './year-month.ts'

/** How numbers are written. */
export interface NumberStyle {
  /** Fewest decimals; all that a number has are written in any case. */
  readonly decimals?: number
  /** False: no grouping. `long`: group numbers from 10,000 on, so that a year stays 2024. */
  readonly grouping?: boolean | 'long'
  /** What groups digits by three, where it is not what the language has. */
  readonly thousands?: string
}

/** How days are written: one of Intl's date styles, or `iso` for 2024-06-20. */
export type DayStyle = 'full' | 'long' | 'medium' | 'short' | 'iso'

/** Formats a number for a language without rounding: declared values must not change. */
export function formatNumber(
  value: number,
  language: Language,
  { decimals = 0, grouping = true, thousands }: NumberStyle = {},
): string {
  if (!Number.isFinite(value)) return ''
  if (value === 0) value = 0 // no negative zero
  const isGrouped = grouping === 'long' ? Math.abs(value) >= 10_000 : grouping
  const format = numberFormat(language, Math.min(decimals, 20), isGrouped)
  if (thousands === undefined) return format.format(value)
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? thousands : part.value))
    .join('')
}

/** The sign between whole number and decimals in a language. */
export const decimalSign: (language: Language) => string = remembered(SEVERAL, (language) => {
  const parts = numberFormat(language, 1, false).formatToParts(0.5)
  return parts.find(({ type }) => type === 'decimal')?.value ?? '.'
})

/**
 * A day (`2024-06-20`) as a language writes it; it has no time, so no time zone shifts it. A text that is
 * none stays as it is.
 */
export function formatDay(day: string, language: Language, style: DayStyle = 'long'): string {
  const [, year, month, date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  if (year === undefined || style === 'iso') return day
  const moment = new Date(`${year}-${month}-${date}T00:00:00Z`)
  if (Number.isNaN(moment.getTime()) || !moment.toISOString().startsWith(day)) return day
  return dayFormat(language, style).format(moment)
}

/** A month (`2024-06`) as a language writes it. A text that is none stays as it is. */
export function formatMonth(month: string, language: Language, style: DayStyle = 'long'): string {
  if (style === 'iso' || !YEAR_MONTH.test(month)) return month
  return monthFormat(language, style).format(new Date(`${month}-01T00:00:00Z`))
}

/**
 * A moment (`2024-06-20T14:30:00+08:00`) as a language writes its day and time. The time zone is said where
 * it is not the form's, and nothing is moved into another: that would make another day of it. A text that is
 * none stays as it is.
 */
export function formatMoment(
  moment: string,
  language: Language,
  style: DayStyle = 'long',
  timeZone?: string,
): string {
  const [, day = '', clock = '', offset = ''] = MOMENT.exec(moment) ?? []
  const written = formatDay(day, language, style)
  if (day === '' || (written === day && style !== 'iso')) return moment
  const isOwn = timeZone !== undefined && isOffset(offset, [offsetOf(new Date(moment), timeZone)])
  return [written, clockTime(clock, language, style), isOwn ? '' : zoneName(offset)].filter(Boolean).join(' ')
}

/** A time of day (`14:30:00+08:00`) likewise; it is the form's own in summer and in winter. */
export function formatTime(
  time: string,
  language: Language,
  style: DayStyle = 'long',
  timeZone?: string,
): string {
  const [, clock = '', offset = ''] = TIME.exec(time) ?? []
  if (clock === '') return time
  const isOwn =
    timeZone !== undefined &&
    isOffset(
      offset,
      [0, 6].map((month) => offsetOf(new Date(Date.UTC(2000, month)), timeZone)),
    )
  return [clockTime(clock, language, style), isOwn ? '' : zoneName(offset)].filter(Boolean).join(' ')
}

function isOffset(offset: string, known: readonly string[]): boolean {
  return known.includes(/^(?:z|[+-]00:00)$/i.test(offset) ? 'Z' : offset)
}

function zoneName(offset: string): string {
  return offset === '' ? '' : /^z$/i.test(offset) ? 'UTC' : `UTC${offset}`
}

/** `14:30`, 2:30 PM; seconds are written where there are any, and parts of them as they are. */
function clockTime(clock: string, language: Language, style: DayStyle): string {
  const seconds = clock.slice('14:30'.length)
  const isPlain = /^(?::00)?(?:\.0+)?$/.test(seconds)
  if (style === 'iso' || (!isPlain && seconds.includes('.'))) return isPlain ? clock.slice(0, 5) : clock
  const format = clockFormat(language, isPlain)
  // browsers differ in the space before PM
  return format.format(new Date(`2000-01-01T${clock.slice(0, '14:30:15'.length)}Z`)).replaceAll('\u202f', ' ')
}

/** Valid clock times; others such as 25:99, or a leap second, are shown as written. */
const HOURS = '(?:[01]\\d|2[0-3]):[0-5]\\d'
const CLOCK = `${HOURS}(?::[0-5]\\d(?:\\.\\d+)?)?`
const ZONE = `[Zz]|[+-]${HOURS}`
const MOMENT = new RegExp(`^(\\d{4}-\\d{2}-\\d{2})[Tt ](${CLOCK})(${ZONE})?$`)
const TIME = new RegExp(`^(${CLOCK})(${ZONE})?$`)

/** The calendar and digits of forms and files, whatever the language's habit. */
const OF_FILES = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const

/** Formats are expensive to create, and a page has hundreds of numbers. The cache key is joined by spaces. */
const numberFormats = remembered(SEVERAL, (key: string) => {
  const [language, decimals, grouping] = key.split(' ')
  return new Intl.NumberFormat(language, {
    minimumFractionDigits: Number(decimals),
    maximumFractionDigits: 20,
    useGrouping: grouping === 'true',
  })
})

function numberFormat(language: Language, decimals: number, grouping: boolean): Intl.NumberFormat {
  return numberFormats(`${language} ${decimals} ${grouping}`)
}

const MONTH_STYLES = { full: 'long', long: 'long', medium: 'short', short: '2-digit' } as const
type WrittenStyle = Exclude<DayStyle, 'iso'>

const dayFormats = remembered(SEVERAL, (key: string) => {
  const [language = '', style] = key.split(' ') as [Language, WrittenStyle]
  const format = new Intl.DateTimeFormat(language, { dateStyle: style, ...OF_FILES })
  return style === 'short' ? withWholeYear(language, format) : format
})

function dayFormat(language: Language, style: WrittenStyle): Intl.DateTimeFormat {
  return dayFormats(`${language} ${style}`)
}

const monthFormats = remembered(SEVERAL, (key: string) => {
  const [language, style] = key.split(' ') as [Language, WrittenStyle]
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: MONTH_STYLES[style], ...OF_FILES })
})

function monthFormat(language: Language, style: WrittenStyle): Intl.DateTimeFormat {
  return monthFormats(`${language} ${style}`)
}

const clockFormats = remembered(SEVERAL, (key: string) => {
  const [language, timeStyle] = key.split(' ') as [Language, 'short' | 'medium']
  return new Intl.DateTimeFormat(language, { timeStyle, ...OF_FILES })
})

function clockFormat(language: Language, isPlain: boolean): Intl.DateTimeFormat {
  return clockFormats(`${language} ${isPlain ? 'short' : 'medium'}`)
}

/** The short style with four digits of the year: 4/12/25 may be a day of 1925 or of 2025. */
function withWholeYear(language: Language, short: Intl.DateTimeFormat): Intl.DateTimeFormat {
  const parts = short.formatToParts(new Date(Date.UTC(2001, 0, 1)))
  const digits = (type: 'month' | 'day') =>
    parts.find((part) => part.type === type)?.value.length === 2 ? '2-digit' : 'numeric'
  return new Intl.DateTimeFormat(language, {
    year: 'numeric',
    month: digits('month'),
    day: digits('day'),
    ...OF_FILES,
  })
}
