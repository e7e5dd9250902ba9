const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * True for a day of the calendar, written as YYYY-MM-DD: 2016-02-29 is one, 2016-02-30 and 2016-2-9 are none.
 */
export function isCalendarDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? []
  return day !== undefined && day !== '00' && Number(day) <= daysIn(Number(year), Number(month))
}

/** Days of a month, counted from 1; none of a month that is not. */
function daysIn(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0)
}
