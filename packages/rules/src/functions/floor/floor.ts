import { defineFunction } from '../define.ts'
import { settle } from '../../decimal.ts'

/** The whole number at or below. Source: 向下取整 of check PLT-d. */
export const floor = defineFunction({
  signature: 'floor(value: number): number',
  units: 'same',
  none: 'zero',
  example: 'floor(182.505)',
  apply: (value: number) => Math.floor(settle(value)),
})
