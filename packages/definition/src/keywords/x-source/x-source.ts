import type { Keyword } from '../keyword.ts'

/** Where the official text says so: the line of the form, the instruction or the regulation. */
export const xSource: Keyword = {
  name: 'x-source',
  types: ['string', 'number', 'integer', 'boolean', 'array', 'object'],
  schema: { type: 'string', pattern: '\\S' },
}
