import { addMonthsTo, readDay, writeDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'
import { mustBeIn } from '../must-be-in.ts'

/** The date so many months later; the last day of a month that is too short for it. */
export const addMonths = defineFunction({
  signature: 'addMonths(date: date, months: number): date',
  units: mustBeIn('month'),
  example: "addMonths(date('2024-01-31'), 1)",
  apply: (date: string, months: number) => {
    const day = readDay(date)
    return day && Number.isInteger(months) ? writeDay(addMonthsTo(day, months)) : undefined
  },
})
