import { defineFunction } from '../define.ts'
import type { Value } from '../../language/value.ts'

/** CEL's size: characters of a text, entries of a list. */
export const size = defineFunction({
  signature: 'size(value: any): number',
  none: 'value',
  countsOnly: true,
  example: "size('产业')",
  apply: (value: Value) =>
    typeof value === 'string' ? [...value].length : Array.isArray(value) ? value.length : undefined,
})
