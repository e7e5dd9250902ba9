const DAY = /^\d{4}-\d{2}-\d{2}$/
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * True for a day of the calendar, written as YYYY-MM-DD: 2016-02-29 is one, 2016-02-30 and 2016-2-9 are none.
 */
export function isCalendarDay(text: string): boolean {
  if (!DAY.test(text)) return false
  const day = Number(text.slice(8))
  return day > 0 && day <= daysInMonth(Number(text.slice(0, 4)), Number(text.slice(5, 7)))
}

/** Days of a month, counted from 1; none of a month that is not. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0)
}
