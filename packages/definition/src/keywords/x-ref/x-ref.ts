import type { Keyword } from '../keyword.ts'

/**
 * Rows of another table, by their keys: one for a text, several for a list of texts, one for each member of
 * an object. `list` is the pointer of that table in the answers.
 */
export const xRef: Keyword = {
  name: 'x-ref',
  types: ['string', 'array', 'object'],
  schema: {
    type: 'object',
    required: ['list'],
    additionalProperties: false,
    properties: {
      list: { type: 'string', pattern: '^/' },
      required: {
        type: 'boolean',
        description: 'On an object: a member is wanted for each row of the list.',
      },
    },
  },
}
