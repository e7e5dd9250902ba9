import { dayNumber, readDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'

/** Days from one date to another; negative when the second comes first. */
export const daysBetween = defineFunction({
  signature: 'daysBetween(from: date, to: date): number',
  units: (_, __, units) => units.of('day'),
  example: "daysBetween(date('2024-07-01'), date('2024-07-31'))",
  apply: (from: string, to: string) => {
    const [start, end] = [readDay(from), readDay(to)]
    return start && end && dayNumber(end) - dayNumber(start)
  },
})
