import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/**
 * A text with a limit in 字, which shows how many are used. For a limit shared by several texts, use
 * outline-text.
 */
export const countedTextType = defineFieldType({
  name: 'counted-text',
  shows: 'field',
  rank: 3,
  accepts: (field) => only(field, 'text')?.schema['x-words'] !== undefined,
  needs: { type: 'string', 'x-words': 500 },
  options: {
    rows: { type: 'integer', maximum: 100, description: 'Lines shown.' },
  },
  paper: ['narrative'],
  blank: () => '',
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
