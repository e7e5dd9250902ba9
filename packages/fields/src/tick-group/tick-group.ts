import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** Boxes to tick, each with the evidence that it requires. */
export const tickGroupType = defineFieldType({
  name: 'tick-group',
  shows: 'field',
  rank: 1,
  accepts: (field) => only(field, 'choices') !== undefined,
  needs: {
    type: 'array',
    uniqueItems: true,
    items: { type: 'string', oneOf: [{ const: 'a', title: '\u2026' }] },
  },
  options: {
    columns: { type: 'integer', maximum: 12, description: 'Columns of boxes.' },
  },
  paper: ['ticks', 'ticks-in-columns'],
  blank: () => [],
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
