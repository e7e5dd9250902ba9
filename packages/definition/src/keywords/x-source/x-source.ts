import type { Keyword } from '../keyword.ts'

/** Reference to the official text: a line of the form, an instruction or a regulation. */
export const xSource: Keyword = {
  name: 'x-source',
  types: ['string', 'number', 'integer', 'boolean', 'array', 'object'],
  schema: { type: 'string', pattern: '\\S' },
}
