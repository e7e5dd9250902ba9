import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** A month of a year. */
export const monthType = defineFieldType({
  name: 'month',
  shows: 'field',
  rank: 2,
  accepts: (field) => field.schema.format === 'year-month' && only(field, 'text') !== undefined,
  needs: { type: 'string', format: 'year-month' },
  options: {},
  paper: ['line', 'month-line'],
  blank: () => null,
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
