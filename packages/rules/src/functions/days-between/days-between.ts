import { defineFunction } from '../define.ts'
import { parseUnit } from '@formwright/definition'

/** Days from one date to another; negative when the second comes first. */
export const daysBetween = defineFunction({
  signature: 'daysBetween(from: date, to: date): number',
  units: () => parseUnit('天'),
  example: "daysBetween(date('2024-07-01'), date('2024-07-31'))",
  apply: (from: string, to: string) => {
    const days = (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
    return Number.isFinite(days) ? days : undefined
  },
})
