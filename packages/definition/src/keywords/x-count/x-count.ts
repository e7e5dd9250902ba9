import type { Keyword } from '../keyword.ts'

/** On a list of names: the member beside it that says how many there are. */
export const xCount: Keyword = {
  name: 'x-count',
  types: ['array'],
  schema: { type: 'string', minLength: 1 },
}
