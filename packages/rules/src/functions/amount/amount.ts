import { defineFunction } from '../define.ts'

/** A number with 无 as 0, where a check must not be passed by writing 无. */
export const amount = defineFunction({
  signature: 'amount(value: number): number',
  units: 'same',
  none: 'zero',
  example: 'amount(3)',
  apply: (value: number) => value,
})
