import type { Keyword } from '../keyword.ts'

/**
 * The unit of a number, as in 亿元 or 吨标准煤/万元; rules are checked against it. `any` says that no fixed unit
 * exists.
 */
export const xUnit: Keyword = {
  name: 'x-unit',
  types: ['number', 'integer', 'object', 'array'],
  schema: { type: 'string', pattern: '^\\S(.*\\S)?$' },
}
