import { readDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'

/** A date from its text. Dates compare with < <= == >= >. */
export const date = defineFunction({
  signature: 'date(text: text): date',
  none: 'value',
  example: "date('2024-07-31')",
  prepare: ([text]) =>
    typeof text?.constant === 'string' && !readDay(text.constant)
      ? { problem: text.constant, code: 'date-impossible' }
      : (value: string) => (readDay(value) ? value : undefined),
})
