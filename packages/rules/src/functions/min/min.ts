import { defineFunction } from '../define.ts'

/** The smallest of the numbers; an annual value or a group stands for all the numbers in it. */
export const min = defineFunction({
  signature: 'min(...values: number): number',
  units: 'same',
  none: 'zero',
  least: 'parts',
  example: 'min(1, 2, 3)',
  apply: (...values: number[]) => (values.length === 0 ? undefined : Math.min(...values)),
})
