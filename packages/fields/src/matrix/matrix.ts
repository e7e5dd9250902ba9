import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'
import { isMatrix } from './tables.ts'

/**
 * A table whose rows and columns are both defined: by the form, by options, by years, or one for each row of
 * another list.
 */
export const matrixType = defineFieldType({
  name: 'matrix',
  shows: 'field',
  rank: 2,
  accepts: ({ node }) => isMatrix(node),
  needs: {
    type: 'object',
    propertyNames: { oneOf: [{ const: 'a', title: '\u2026' }] },
    additionalProperties: { type: 'number' },
  },
  options: {
    totals: {
      type: 'string',
      description:
        'Where rows and columns that the schema names itself stand when the others come from a list or ' +
        'from options: behind them, or before.',
      enum: ['after', 'before'],
    },
  },
  paper: ['matrix', 'matrix-totals-before'],
  blank: () => ({}),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
