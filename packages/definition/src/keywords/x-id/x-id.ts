import type { Keyword } from '../keyword.ts'

/**
 * A field's identity over editions, apart from its path: a field that moves or is renamed keeps it.
 * Columns of its rows may have one among themselves.
 */
export const xId: Keyword = {
  name: 'x-id',
  types: ['string', 'number', 'integer', 'boolean', 'array', 'object'],
  schema: { type: 'string', pattern: '^[a-z][a-zA-Z0-9]*(\\.[a-zA-Z0-9]+)*$' },
}
