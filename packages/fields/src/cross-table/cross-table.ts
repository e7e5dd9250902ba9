import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'
import type { Schema } from '@formwright/definition'

/** A table of numbers with years across and categories down. */
export const crossTableType = defineFieldType({
  name: 'cross-table',
  shows: 'field',
  rank: 2,
  accepts: ({ schema, cells }) =>
    schema['x-annual'] !== undefined && cells.every((cell) => cell.shape === 'number') && isNested(schema),
  needs: {
    type: 'object',
    'x-annual': 'report',
    additionalProperties: { type: 'object', properties: { row: { title: '\u2026', type: 'number' } } },
  },
  options: {},
  paper: ['cross-table'],
  blank: () => ({}),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})

function isNested(schema: Schema): boolean {
  return Object.values(schema.properties ?? {}).every((year) => year.type === 'object')
}
