import { defineFunction } from '../define.ts'
import { add } from '../../decimal.ts'

/** The sum of numbers, 无 counting as 0. Source: 无 counts as 0 in sums of counts and money. */
export const sum = defineFunction({
  signature: 'sum(...values: number): number',
  units: 'same',
  none: 'zero',
  least: 'parts',
  example: 'sum(0.1, 0.2)',
  apply: (...values: number[]) => values.reduce(add, 0),
})
