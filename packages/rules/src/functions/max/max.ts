import { defineFunction } from '../define.ts'

/** The largest of the numbers; an annual value or a group stands for all the numbers in it. */
export const max = defineFunction({
  signature: 'max(...values: number): number',
  units: 'same',
  none: 'zero',
  least: 'parts',
  example: 'max(1, 2, 3)',
  apply: (...values: number[]) => (values.length === 0 ? undefined : Math.max(...values)),
})
