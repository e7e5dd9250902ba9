import { defineFunction } from '../define.ts'

/** The amount without its sign. */
export const abs = defineFunction({
  signature: 'abs(value: number): number',
  units: 'same',
  none: 'zero',
  least: 0,
  example: 'abs(-3)',
  apply: (value: number) => Math.abs(value),
})
