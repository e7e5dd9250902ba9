import { defineFunction } from '../define.ts'
import type { Value } from '../../language/value.ts'

/** The form's word for nothing to report instead of a value. Source: instruction 2, 无相关情况时应填写“无”. */
export const isNone = defineFunction({
  signature: 'isNone(value: any): bool',
  none: 'value',
  example: "isNone('无')",
  prepare:
    (_, { none }) =>
    (value: Value) =>
      (typeof value === 'string' && value.trim() === none) ||
      (Array.isArray(value) && value.every((entry) => entry === none)),
})
