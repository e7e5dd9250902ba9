import { defineFunction } from '../define.ts'

/** A text in capitals. */
export const upper = defineFunction({
  signature: 'upper(text: text): text',
  none: 'value',
  example: "upper('rd01')",
  apply: (text: string) => text.toUpperCase(),
})
