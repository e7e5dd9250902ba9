import { defineFunction } from '../define.ts'

/** The largest of the numbers that can be known: the better of two ways to a score. */
export const best = defineFunction({
  signature: 'best(...values: number): number',
  units: 'same',
  none: 'zero',
  skipsPending: true,
  example: 'best(15, 20)',
  apply: (...values: number[]) => (values.length === 0 ? undefined : Math.max(...values)),
})
