import { defineFunction } from '../define.ts'

/** The bare number without its unit, for the rare formula that units cannot follow. */
export const plain = defineFunction({
  signature: 'plain(value: number): number',
  units: 'drop',
  none: 'value',
  example: 'plain(3)',
  apply: (value: number) => value,
})
