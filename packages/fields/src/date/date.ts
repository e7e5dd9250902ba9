import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** A date. */
export const dateType = defineFieldType({
  name: 'date',
  shows: 'field',
  rank: 2,
  accepts: (field) => only(field, 'date') !== undefined,
  needs: { type: 'string', format: 'date' },
  options: {},
  paper: ['line', 'date-line'],
  blank: () => null,
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
