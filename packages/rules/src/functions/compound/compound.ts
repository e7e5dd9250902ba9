import { defineFunction } from '../define.ts'
import { multiply, settle } from '../../decimal.ts'
import { unitOf } from '../../language/arithmetic.ts'

/**
 * A value after so many steps of one growth rate: value × (1 + rate ÷ 100)^steps. Source: 基准×1.1³ of check
 * PLT-c.
 */
export const compound = defineFunction({
  signature: 'compound(value: number, rate: number, steps: number): number',
  units: ([value]) => value && unitOf(value),
  none: 'skip',
  derived: true,
  example: 'compound(100, 10, 3)',
  apply: (value: number, rate: number, steps: number) =>
    settle(multiply(value, settle((1 + rate / 100) ** steps))),
})
