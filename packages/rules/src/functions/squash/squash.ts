import { defineFunction } from '../define.ts'

/** A text without any white space. Source: 去空白后全等. */
export const squash = defineFunction({
  signature: 'squash(text: text): text',
  none: 'value',
  example: "squash('晋江市 工信局')",
  apply: (text: string) => text.replaceAll(/\s+/g, ''),
})
