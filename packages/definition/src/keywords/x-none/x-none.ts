import type { Keyword } from '../keyword.ts'

/**
 * The literal 无 may stand here instead of a value; a keyword and not an `anyOf`, so that one mistake gives
 * one finding.
 */
export const xNone: Keyword = {
  name: 'x-none',
  types: ['string', 'number', 'integer', 'array'],
  schema: { const: true },
}
