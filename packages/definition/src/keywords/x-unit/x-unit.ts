import type { Keyword } from '../keyword.ts'

/**
 * The unit of a number, such as 亿元 or 吨标准煤/万元; rules are checked against it. `any` means that there is no
 * fixed unit.
 */
export const xUnit: Keyword = {
  name: 'x-unit',
  types: ['number', 'integer', 'object', 'array'],
  schema: { type: 'string', pattern: '^\\S(.*\\S)?$' },
}
