import { YEAR_MONTH } from '@formwright/definition'
import { readDay } from '../../dates.ts'
import { defineFunction } from '../define.ts'

/** A date from its text; of a month its first day. Dates compare with < <= == >= >. */
export const date = defineFunction({
  signature: 'date(text: text): date',
  none: 'value',
  example: "date('2024-07-31')",
  prepare: ([text]) =>
    typeof text?.constant === 'string' && !dayIn(text.constant)
      ? { problem: text.constant, code: 'date-impossible' }
      : dayIn,
})

function dayIn(text: string): string | undefined {
  const day = YEAR_MONTH.test(text) ? `${text}-01` : text
  return readDay(day) ? day : undefined
}
