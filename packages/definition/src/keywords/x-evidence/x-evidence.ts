import type { Keyword } from '../keyword.ts'

/**
 * What proof a field asks for and when: always, per ticked option, when a number is positive, when a choice
 * is taken.
 */
export const xEvidence: Keyword = {
  name: 'x-evidence',
  types: ['string', 'number', 'integer', 'boolean', 'array', 'object'],
  schema: {
    type: 'object',
    required: ['when'],
    additionalProperties: false,
    properties: {
      when: {
        anyOf: [
          { enum: ['always', 'ticked', 'positive', 'optional'] },
          {
            type: 'object',
            required: ['is'],
            additionalProperties: false,
            properties: { is: { type: ['string', 'boolean', 'number'] } },
          },
        ],
      },
      options: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
      note: { type: 'string' },
    },
    dependentSchemas: { options: { properties: { when: { const: 'ticked' } } } },
  },
}
