import { readDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'

/** The year of a date. */
export const yearOf = defineFunction({
  signature: 'yearOf(date: date): number',
  example: "yearOf(date('2024-07-31'))",
  apply: (date: string) => readDay(date)?.year,
})
