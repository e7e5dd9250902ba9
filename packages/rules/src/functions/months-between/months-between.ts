import { readDay, wholeMonths } from '../../dates.ts'
import { defineFunction } from '../define.ts'

/** Whole months from one date to another; negative when the second comes first. */
export const monthsBetween = defineFunction({
  signature: 'monthsBetween(from: date, to: date): number',
  units: (_, __, units) => units.of('month'),
  example: "monthsBetween(date('2024-01-31'), date('2024-04-30'))",
  apply: (from: string, to: string) => {
    const [start, end] = [readDay(from), readDay(to)]
    return start && end && wholeMonths(start, end)
  },
})
