import { daysInMonth, isCalendarDay } from '@formwright/definition'

/** Days in ISO format, `2024-07-31`; calendar arithmetic without time zones. */
export interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** Parses a day; `undefined` if it is not in the calendar. */
export function readDay(text: string): Day | undefined {
  if (!isCalendarDay(text)) return undefined
  const [year, month, day] = text.split('-').map(Number) as [number, number, number]
  return { year, month, day }
}

export function writeDay({ year, month, day }: Day): string | undefined {
  if (year < 1 || year > 9999) return undefined
  return [String(year).padStart(4, '0'), two(month), two(day)].join('-')
}

/** Days since 1970-01-01. */
export function dayNumber({ year, month, day }: Day): number {
  return new Date(0).setUTCFullYear(year, month - 1, day) / 86_400_000
}

export function dayOfNumber(number: number): Day {
  const date = new Date(number * 86_400_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() }
}

/**
 * Adds months; clamps to the last day of a shorter month: 31 January plus one month is the end of February.
 */
export function addMonthsTo({ year, month, day }: Day, months: number): Day {
  const count = year * 12 + month - 1 + months
  const later = { year: Math.floor(count / 12), month: (((count % 12) + 12) % 12) + 1, day: 1 }
  return { ...later, day: Math.min(day, daysInMonth(later.year, later.month)) }
}

/** Whole months from one day to another; negative when the second comes first. */
export function wholeMonths(from: Day, to: Day): number {
  if (dayNumber(to) < dayNumber(from)) return -wholeMonths(to, from) || 0
  const months = (to.year - from.year) * 12 + to.month - from.month
  return dayNumber(addMonthsTo(from, months)) > dayNumber(to) ? months - 1 : months
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
