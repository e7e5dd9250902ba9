import { readDay, wholeMonths } from '../../dates.ts'
import { defineFunction } from '../define.ts'

/** Whole years from one date to another, as ages are counted; negative when the second comes first. */
export const yearsBetween = defineFunction({
  signature: 'yearsBetween(from: date, to: date): number',
  units: (_, __, units) => units.of('year'),
  example: "yearsBetween(date('2021-03-01'), date('2024-02-29'))",
  apply: (from: string, to: string) => {
    const [start, end] = [readDay(from), readDay(to)]
    return start && end && Math.trunc(wholeMonths(start, end) / 12) + 0
  },
})
