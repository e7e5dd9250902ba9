import type { Keyword } from '../keyword.ts'

/**
 * The name of a row, given out by the form in the order of the rows; the zeros say how many digits at least:
 * RD00 gives RD01, RD02.
 */
export const xKey: Keyword = {
  name: 'x-key',
  types: ['string'],
  schema: { type: 'string', pattern: '^\\D*0+$' },
}
