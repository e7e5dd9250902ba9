import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** A telephone number, stored as typed. */
export const phoneType = defineFieldType({
  name: 'phone',
  shows: 'field',
  // telephone numbers cannot be recognised by the schema, so the UI schema has to name this type
  rank: 0,
  accepts: (field) => only(field, 'text')?.schema.pattern !== undefined,
  needs: { type: 'string', pattern: '^[+]?[0-9 -]{6,18}$' },
  options: {},
  paper: ['line'],
  blank: () => '',
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
