import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** A telephone number, kept as it was typed. */
export const phoneType = defineFieldType({
  name: 'phone',
  shows: 'field',
  // a pattern alone says nothing of telephones: the screen names the type
  rank: 0,
  accepts: (field) => only(field, 'text')?.schema.pattern !== undefined,
  options: {},
  paper: ['line'],
  blank: () => '',
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
