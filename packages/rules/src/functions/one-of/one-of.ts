import { defineFunction } from '../define.ts'
import { elaborateOneOf } from './elaborate-one-of.ts'

/** A value that is among those listed; each must be an option of the field. */
export const oneOf = defineFunction({
  signature: 'oneOf(value: any, ...options: any): bool',
  none: 'value',
  example: "oneOf('a', 'a', 'b')",
  elaborate: elaborateOneOf,
})
