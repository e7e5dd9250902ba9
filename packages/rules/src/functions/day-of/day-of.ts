import { readDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'

/** The day of the month of a date. */
export const dayOf = defineFunction({
  signature: 'dayOf(date: date): number',
  example: "dayOf(date('2024-07-31'))",
  apply: (date: string) => readDay(date)?.day,
})
