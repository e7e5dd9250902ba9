import { addMonthsTo, readDay, writeDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'
import { mustBeIn } from '../must-be-in.ts'

/** The date so many years later; a 29 February becomes the 28th where there is none. */
export const addYears = defineFunction({
  signature: 'addYears(date: date, years: number): date',
  units: mustBeIn('year'),
  example: "addYears(date('2024-02-29'), -1)",
  apply: (date: string, years: number) => {
    const day = readDay(date)
    return day && Number.isInteger(years) ? writeDay(addMonthsTo(day, years * 12)) : undefined
  },
})
