import { defineFunction } from '../define.ts'
import { add, divide } from '../../decimal.ts'

/** The mean of numbers, 无 counting as 0. */
export const average = defineFunction({
  signature: 'average(...values: number): number',
  units: 'same',
  none: 'zero',
  derived: true,
  least: 'parts',
  example: 'average(1, 2, 4)',
  apply: (...values: number[]) => divide(values.reduce(add, 0), values.length),
})
