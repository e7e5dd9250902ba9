import { defineFunction } from '../define.ts'
import { NONE } from '@formwright/definition'
import type { Value } from '../../language/value.ts'

/** 无 instead of a value. Source: instruction 2, 无相关情况时应填写“无”. */
export const isNone = defineFunction({
  signature: 'isNone(value: any): bool',
  none: 'value',
  example: "isNone('无')",
  apply: (value: Value) =>
    value === NONE ||
    (typeof value === 'string' && value.trim() === NONE) ||
    (Array.isArray(value) && value.every((entry) => entry === NONE)),
})
