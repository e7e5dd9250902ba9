import { defineFunction } from '../define.ts'
import { round } from '../../decimal.ts'
import { unitOf } from '../../language/arithmetic.ts'
import type { Expr } from '../../language/expr.ts'

/** Rounds half away from zero, on decimals: 1.005 → 1.01. */
export const roundTo = defineFunction({
  signature: 'round(value: number, decimals?: number): number',
  units: firstUnit,
  none: 'zero',
  example: 'round(1.005, 2)',
  apply: (value: number, decimals = 0) => round(value, decimals),
})

function firstUnit([value]: readonly Expr[]) {
  return value && unitOf(value)
}
