import { readDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'

/** The month of a date. */
export const monthOf = defineFunction({
  signature: 'monthOf(date: date): number',
  example: "monthOf(date('2024-07-31'))",
  apply: (date: string) => readDay(date)?.month,
})
