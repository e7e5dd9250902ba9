import { remembered, SEVERAL } from '../cache/remembered.ts'
import { isCalendarDay } from '../text/day.ts'
import { plainForms } from '../text/plain-forms.ts'
import dayWords from './day-words.json' with { type: 'json' }
import type { Language } from './language.ts'

type Unit = 'day' | 'month' | 'year'

/** How people write days in numbers in a language. */
interface DayHabit {
  /** The order of a day in numbers; nothing where countries of one language have different ones. */
  readonly order: readonly Unit[] | undefined
  /** A day in numbers, for people to see what is meant. */
  readonly example: string
}

/** Languages whose countries write days in different orders. */
const SEVERAL_ORDERS: ReadonlySet<string> = new Set(dayWords.severalOrders)

const habitOf = remembered(SEVERAL, (tag: Language): DayHabit => {
  const parts = numbersOf(tag)
  const order = parts.map(({ type }) => type).filter((type): type is Unit => UNITS.has(type))
  return {
    order: SEVERAL_ORDERS.has(tag) || order.length < UNITS.size ? undefined : order,
    example: parts.map(({ value }) => value).join(''),
  }
})

function numbersOf(tag: Language, isMonth = false): Intl.DateTimeFormatPart[] {
  const month = { year: 'numeric', month: '2-digit' } as const
  const style = isMonth ? month : ({ ...month, day: '2-digit' } as const)
  return new Intl.DateTimeFormat(tag, { ...OF_FILES, ...style }).formatToParts(EXAMPLE)
}

/**
 * Month names of a language, long and short, lower-cased without points. Created only when the input may
 * contain one, because that is slow.
 */
const monthsOf = remembered(SEVERAL, (tag: Language): ReadonlyMap<string, number> => {
  const months = new Map<string, number>()
  for (const style of ['long', 'short'] as const) {
    const named = new Intl.DateTimeFormat(tag, { ...OF_FILES, day: 'numeric', month: style })
    for (let month = 1; month <= 12; month++) {
      const name = named
        .formatToParts(new Date(Date.UTC(2024, month - 1, 1)))
        .find(({ type }) => type === 'month')!.value
      if (/\p{L}{3}/u.test(name)) months.set(plainName(name), month)
    }
  }
  return months
})

/** The calendar and digits of forms and files, whatever the language's habit. */
const OF_FILES = { calendar: 'gregory', numberingSystem: 'latn', timeZone: 'UTC' } as const

/** The last day of a year: no number of it can be taken for another. */
const EXAMPLE = new Date(Date.UTC(2024, 11, 31))

const UNITS: ReadonlySet<string> = new Set<Unit>(['day', 'month', 'year'])

/**
 * A day as people write it in a language, as YYYY-MM-DD: in numbers in the language's order (`17/03/2009` in
 * French), or with the month's name (`17 mars 2009`); nothing for what is no day, or might be two.
 */
export function dayWritten(text: string, tag: Language): string | undefined {
  const plain = plainForms(text).trim().toLowerCase()
  const [, ...numbers] = /^(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})\.?$/.exec(plain) ?? []
  if (numbers.length > 0) {
    const { order } = habitOf(tag)
    if (order?.at(-1) !== 'year') return undefined
    const at = (unit: Unit) => numbers[order.indexOf(unit)]!
    return calendarDay(at('year'), at('month'), at('day'))
  }
  if (!/\d{4}/.test(plain) || !/\p{L}{3}/u.test(plain)) return undefined
  const months = monthsOf(tag)
  const words = plain.split(/[\s,]+|(?<=\d)(?=\p{L}{3})/u).filter((word) => word !== '')
  const named = words.flatMap((word) => months.get(plainName(word)) ?? [])
  const year = words.find((word) => /^\d{4}$/.test(word))
  const day = words.flatMap((word) => DAY.exec(word)?.[1] ?? [])
  const others = words.length - named.length - day.length - (year === undefined ? 0 : 1)
  const isWhole = named.length === 1 && day.length === 1 && year !== undefined
  const joined = words.filter((word) => dayWords.joining.includes(word)).length
  return isWhole && others === joined ? calendarDay(year, String(named[0]), day[0]!) : undefined
}

/** The number of a day, alone or with what makes it the first, the second … */
const DAY = new RegExp(
  `^(\\d{1,2})(?:${dayWords.ordinal.map((sign) => sign.replace('.', '\\.')).join('|')})?$`,
)

/** How spreadsheets are told to show a day in numbers as a language writes it: `dd/mm/yyyy`. */
export function dayPattern(tag: Language): string {
  return patternOf(numbersOf(tag))
}

/** The same for a month: `mm/yyyy`. */
export function monthPattern(tag: Language): string {
  return patternOf(numbersOf(tag, true))
}

function patternOf(parts: readonly Intl.DateTimeFormatPart[]): string {
  const signs = { year: 'yyyy', month: 'mm', day: 'dd' }
  return parts
    .map(({ type, value }) =>
      UNITS.has(type) ? signs[type as Unit] : /^[-/. ]*$/.test(value) ? value : `"${value}"`,
    )
    .join('')
}

/**
 * A day (2024-06-20) in numbers as a language writes it; as it is where that begins with the year, or in no
 * one way.
 */
export function dayInNumbers(day: string, tag: Language): string {
  if (dayExample(tag) === undefined || !isCalendarDay(day)) return day
  return inNumbers(day, numbersOf(tag))
}

/** A month (2024-06) likewise. */
export function monthInNumbers(month: string, tag: Language): string {
  return dayExample(tag) === undefined ? month : inNumbers(month, numbersOf(tag, true))
}

function inNumbers(written: string, parts: readonly Intl.DateTimeFormatPart[]): string {
  const [year = '', month = '', day = ''] = written.split('-')
  const signs: Readonly<Record<string, string>> = { year, month, day }
  return parts.map(({ type, value }) => signs[type] ?? value).join('')
}

/**
 * A day in numbers as a language writes it, of a year where one is given; nothing where it begins with the
 * year, or with no one unit.
 */
export function dayExample(tag: Language, year?: string): string | undefined {
  const { order, example } = habitOf(tag)
  if (!order || order[0] === 'year') return undefined
  return year === undefined ? example : example.replace(/\d{4}/, year)
}

function plainName(name: string): string {
  return name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\p{M}.]/gu, '')
}

function calendarDay(year: string, month: string, day: string): string | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isCalendarDay(written) ? written : undefined
}
