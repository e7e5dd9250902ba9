import type { Keyword } from '../keyword.ts'

/**
 * The columns of the 清单 attached to a count: it needs as many rows as the number says (for a group, the sum
 * of its numbers).
 */
export const xList: Keyword = {
  name: 'x-list',
  types: ['number', 'integer', 'object'],
  schema: {
    type: 'object',
    required: ['columns'],
    additionalProperties: false,
    properties: {
      title: { type: 'string' },
      columns: {
        type: 'array',
        minItems: 1,
        items: {
          type: 'object',
          required: ['key', 'title'],
          additionalProperties: false,
          properties: {
            key: { type: 'string', pattern: '^[a-z][a-zA-Z0-9]*$' },
            title: { type: 'string' },
            type: { enum: ['text', 'number', 'date', 'month', 'year'] },
            required: { type: 'boolean' },
            annual: { anyOf: [{ type: 'string', pattern: '\\S' }, { const: false }] },
            examples: { type: 'array', items: { type: 'string' } },
            enum: {
              type: 'array',
              minItems: 1,
              uniqueItems: true,
              items: { type: 'string', pattern: '\\S' },
            },
            oneOf: {
              type: 'array',
              minItems: 1,
              items: {
                type: 'object',
                required: ['const', 'title'],
                additionalProperties: false,
                properties: { const: { type: 'string' }, title: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  },
}
