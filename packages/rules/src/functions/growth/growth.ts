import { defineFunction } from '../define.ts'
import { divide, settle } from '../../decimal.ts'
import { percentOfLike } from '../percent-unit.ts'

/** Change from one value to the next, in %; none from a loss. Source: 增长率 = (值t ÷ 值t−1 − 1) × 100. */
export const growth = defineFunction({
  signature: 'growth(from: number, to: number): number',
  units: percentOfLike,
  none: 'skip',
  derived: true,
  example: 'growth(80, 100)',
  apply: (from: number, to: number) => {
    const ratio = from > 0 ? divide(to, from) : undefined
    return ratio === undefined ? undefined : settle((ratio - 1) * 100)
  },
})
