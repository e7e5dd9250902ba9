import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/**
 * Targets: baseline and target values of fixed, qualitative and added rows, with the requirement next to
 * each.
 */
export const targetTableType = defineFieldType({
  name: 'target-table',
  shows: 'group',
  rank: 1,
  accepts: ({ schema, cells }) =>
    (schema.properties?.baseline !== undefined && schema.properties.target !== undefined) ||
    cells[0]?.shape === 'rows',
  needs: {
    'x-id': 'part.name',
    type: 'object',
    properties: { baseline: { type: 'number' }, target: { type: 'number' } },
  },
  options: {
    requirements: {
      type: 'object',
      description: 'What a target must reach, by field: shown beside the row.',
      keys: 'field',
      values: 'text',
    },
  },
  paper: ['target-rows'],
  blank: ({ cells }) => (cells[0]?.shape === 'rows' ? [] : {}),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
