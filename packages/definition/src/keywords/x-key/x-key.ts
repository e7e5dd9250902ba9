import type { Keyword } from '../keyword.ts'

/**
 * The row key that the form assigns in row order; the zeros give the minimum number of digits: RD00 gives
 * RD01, RD02.
 */
export const xKey: Keyword = {
  name: 'x-key',
  types: ['string'],
  schema: { type: 'string', pattern: '^\\D*0+$' },
}
