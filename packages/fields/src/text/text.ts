import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** One line of text, or a few. */
export const textType = defineFieldType({
  name: 'text',
  shows: 'field',
  rank: 1,
  accepts: (field) => only(field, 'text') !== undefined,
  options: {
    rows: { type: 'integer', description: 'Lines shown; 1 for a single line.' },
  },
  paper: ['line', 'narrative'],
  blank: () => '',
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
