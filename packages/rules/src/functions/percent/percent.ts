import { defineFunction } from '../define.ts'
import { divide, multiply, settle } from '../../decimal.ts'
import { percentOfLike } from '../percent-unit.ts'

/** Part of a whole, in %. Source: the ratios of parts 二 to 五. */
export const percent = defineFunction({
  signature: 'percent(part: number, whole: number): number',
  units: percentOfLike,
  none: 'skip',
  derived: true,
  example: 'percent(3, 4)',
  apply: (part: number, whole: number) => {
    const ratio = divide(multiply(part, 100), whole)
    return ratio === undefined ? undefined : settle(ratio)
  },
})
