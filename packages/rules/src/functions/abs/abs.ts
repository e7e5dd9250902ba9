import { defineFunction } from '../define.ts'

/** The amount without its sign. */
export const abs = defineFunction({
  signature: 'abs(value: number): number',
  units: 'same',
  none: 'zero',
  example: 'abs(-3)',
  apply: (value: number) => Math.abs(value),
})
