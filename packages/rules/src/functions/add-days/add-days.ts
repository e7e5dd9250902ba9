import { dayNumber, dayOfNumber, readDay, writeDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'
import { mustBeIn } from '../must-be-in.ts'

/** The date so many days later, or earlier for a negative number. */
export const addDays = defineFunction({
  signature: 'addDays(date: date, days: number): date',
  units: mustBeIn('day'),
  example: "addDays(date('2024-02-28'), 2)",
  apply: (date: string, days: number) => {
    const day = readDay(date)
    return day && Number.isInteger(days) ? writeDay(dayOfNumber(dayNumber(day) + days)) : undefined
  },
})
