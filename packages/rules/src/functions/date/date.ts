import { readDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'

/** A date from its text. Dates compare with < <= == >= >. */
export const date = defineFunction({
  signature: 'date(text: text): date',
  none: 'value',
  example: "date('2024-07-31')",
  apply: (text: string) => (readDay(text) ? text : undefined),
})
