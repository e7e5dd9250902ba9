const LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/**
 * True for a day of the calendar, written as YYYY-MM-DD: 2016-02-29 is one, 2016-02-30 and 2016-2-9 are none.
 */
export function isCalendarDay(text: string): boolean {
  if (!hasDashesOfDay(text)) return false
  const year = numberAt(text, 0, 4)
  const day = numberAt(text, 8, 10)
  return year >= 0 && day > 0 && day <= daysInMonth(year, numberAt(text, 5, 7))
}

/** True for a text of the form YYYY-MM-DD, whether or not a calendar has such a day. */
export function isWrittenAsDay(text: string): boolean {
  if (!hasDashesOfDay(text)) return false
  return numberAt(text, 0, 4) >= 0 && numberAt(text, 5, 7) >= 0 && numberAt(text, 8, 10) >= 0
}

function hasDashesOfDay(text: string): boolean {
  return text.length === 'YYYY-MM-DD'.length && text[4] === '-' && text[7] === '-'
}

/**
 * The number that the digits of a text from one place to another make, NaN where something else is among
 * them; lists have thousands of days.
 */
function numberAt(text: string, from: number, to: number): number {
  let number = 0
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - ZERO
    if (digit < 0 || digit > 9) return Number.NaN
    number = number * 10 + digit
  }
  return number
}

const ZERO = '0'.charCodeAt(0)

/** Days of a month, counted from 1; none of a month that is not. */
export function daysInMonth(year: number, month: number): number {
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month === 2 && isLeap ? 29 : (LENGTHS[month - 1] ?? 0)
}

/**
 * The day of a spreadsheet serial number; `undefined` outside plausible years. A cell that lost its format
 * holds such a number.
 */
export function dayOfSerial(serial: number): Date | undefined {
  return serial >= EARLIEST && serial <= LATEST ? new Date(EPOCH + Math.floor(serial) * DAY_MS) : undefined
}

/** The day of a date of a spreadsheet, `2024-06-20`; empty for one that is no date. */
export function dayText(date: Date): string {
  return Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10)
}

/** The time of day of a date of a spreadsheet, `14:30`; nothing at midnight, where a day is meant. */
export function clockText(date: Date): string {
  const time = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(11, 19).replace(/:00$/, '')
  return time === '00:00' && !isTimeAlone(date) ? '' : time
}

/** A date of a spreadsheet as somebody would have typed it: a day, a time of day, or both. */
export function momentText(date: Date): string {
  return [isTimeAlone(date) ? '' : dayText(date), clockText(date)].filter(Boolean).join(' ')
}

/** Whether a date of a spreadsheet is a time without a day: a fraction of the day before all of its days. */
export function isTimeAlone(date: Date): boolean {
  return date.getUTCFullYear() < FIRST_YEAR
}

const FIRST_YEAR = 1900

/** 1950-01-01 and 2099-12-31. */
const EARLIEST = 18_264
const LATEST = 73_050
const EPOCH = Date.UTC(1899, 11, 30)
const DAY_MS = 86_400_000
