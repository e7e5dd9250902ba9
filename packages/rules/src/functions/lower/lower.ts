import { defineFunction } from '../define.ts'

/** A text in small letters. */
export const lower = defineFunction({
  signature: 'lower(text: text): text',
  none: 'value',
  example: "lower('RD01')",
  apply: (text: string) => text.toLowerCase(),
})
