import type { Keyword } from '../keyword.ts'

/**
 * An object with one value a year; names the set of years of edition.json. `additionalProperties` is the
 * schema of each value.
 */
export const xAnnual: Keyword = {
  name: 'x-annual',
  types: ['object'],
  schema: {
    anyOf: [
      { type: 'string', pattern: '\\S' },
      {
        type: 'object',
        required: ['years'],
        additionalProperties: false,
        properties: { years: { type: 'string' }, title: { type: 'string' } },
      },
    ],
  },
}
