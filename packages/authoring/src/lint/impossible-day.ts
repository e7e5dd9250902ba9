import { isCalendarDay } from '@formwright/definition'
import type { JsonSource, Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'

/** A date that does not exist, with a suggestion if possible. */
export function impossibleDay(source: JsonSource, at: string, value: string): Problem {
  return fileProblem(source, at, 'date-impossible', { value, suggestion: dayMeant(value) })
}

/** The suggested date: the last day of a shorter month; or the parts reordered or padded. */
function dayMeant(value: string): string {
  const [, year = '', month = '', day = ''] = YEAR_FIRST.exec(value.trim()) ?? []
  const [, second = '', first = '', last = ''] = YEAR_LAST.exec(value.trim()) ?? []
  const written = year === '' && Number(second) > 12 ? dayOf(last, first, second) : dayOf(year, month, day)
  if (written === '' || isCalendarDay(written)) return written
  const isMonth = /^\d{4}-(?:0[1-9]|1[0-2])-(?:29|3[01])$/.test(written)
  const before = ['30', '29', '28'].map((dayOfMonth) => `${written.slice(0, 'YYYY-MM-'.length)}${dayOfMonth}`)
  return isMonth ? (before.find(isCalendarDay) ?? '') : ''
}

const YEAR_FIRST = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$/
/** Day first, as in Europe: 31/05/2026; unambiguous if the day is greater than 12. */
const YEAR_LAST = /^(\d{1,2})\D{1,2}(\d{1,2})\D{1,2}(\d{4})$/

function dayOf(year: string, month: string, day: string): string {
  return year === '' ? '' : [year, two(month), two(day)].join('-')
}

function two(digits: string): string {
  return digits.padStart(2, '0')
}
