import type { Keyword } from '../keyword.ts'

/** Rows of another table, by their keys: one for a text, several for a list of texts. `list` is the pointer of that table in the answers. */
export const xRef: Keyword = {
  name: 'x-ref',
  types: ['string', 'array'],
  schema: {
    type: 'object',
    required: ['list'],
    additionalProperties: false,
    properties: { list: { type: 'string', pattern: '^/' } },
  },
}
