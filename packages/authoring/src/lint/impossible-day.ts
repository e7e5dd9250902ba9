import { isCalendarDay } from '@formwright/definition'
import type { JsonSource, Problem } from '@formwright/definition'
import { fileProblem } from './context.ts'

/** A day that the calendar does not have, with the one that was meant as far as it can be told. */
export function impossibleDay(source: JsonSource, at: string, value: string): Problem {
  return fileProblem(source, at, 'date-impossible', { value, suggestion: dayMeant(value) })
}

/** The last day of a month that has not so many; a day written the other way round, or without noughts. */
function dayMeant(value: string): string {
  const [, year = '', month = '', day = ''] = YEAR_FIRST.exec(value.trim()) ?? []
  const [, second = '', first = '', last = ''] = YEAR_LAST.exec(value.trim()) ?? []
  const written = year === '' && Number(second) > 12 ? dayOf(last, first, second) : dayOf(year, month, day)
  if (written === '' || isCalendarDay(written)) return written
  const isMonth = /^\d{4}-(?:0[1-9]|1[0-2])-(?:29|3[01])$/.test(written)
  const before = ['30', '29', '28'].map((one) => `${written.slice(0, 'YYYY-MM-'.length)}${one}`)
  return isMonth ? (before.find(isCalendarDay) ?? '') : ''
}

const YEAR_FIRST = /^(\d{4})\D{1,2}(\d{1,2})\D{1,2}(\d{1,2})\D?$/
/** As in Europe: 31/05/2026; with a day that is no month, nothing else can be meant. */
const YEAR_LAST = /^(\d{1,2})\D{1,2}(\d{1,2})\D{1,2}(\d{4})$/

function dayOf(year: string, month: string, day: string): string {
  return year === '' ? '' : [year, two(month), two(day)].join('-')
}

function two(digits: string): string {
  return digits.padStart(2, '0')
}
