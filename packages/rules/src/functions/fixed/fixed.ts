import { defineFunction } from '../define.ts'
import { formatNumber } from '../../decimal.ts'

/** A number as text for a message, with at most so many decimals. */
export const fixed = defineFunction({
  signature: 'fixed(value: number, decimals?: number): text',
  units: 'drop',
  none: 'value',
  example: "fixed(12.345, 1) + '%'",
  apply: (value: number | string, decimals = 2) =>
    typeof value === 'number' ? formatNumber(value, decimals) : value,
})
