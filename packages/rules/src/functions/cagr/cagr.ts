import { defineFunction } from '../define.ts'
import { divide, settle } from '../../decimal.ts'
import { percentOfLike } from '../percent-unit.ts'

/** Compound annual growth rate, in %. Source: 年均增速, three years are two steps (defect note 4). */
export const cagr = defineFunction({
  signature: 'cagr(from: number, to: number, steps: number): number',
  units: percentOfLike,
  none: 'skip',
  derived: true,
  example: 'cagr(100, 121, 2)',
  apply: (from: number, to: number, steps: number) => {
    const ratio = from > 0 && to >= 0 && steps > 0 ? divide(to, from) : undefined
    return ratio === undefined ? undefined : settle((ratio ** (1 / steps) - 1) * 100)
  },
})
