import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** A telephone number, kept as it was typed. */
export const phoneType = defineFieldType({
  name: 'phone',
  shows: 'field',
  rank: 2,
  accepts: (field) => only(field, 'text')?.schema.pattern !== undefined,
  options: {},
  paper: ['line'],
  blank: () => '',
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
