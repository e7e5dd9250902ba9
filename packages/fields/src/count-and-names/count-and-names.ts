import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/**
 * A 数量/名称 pair: how many (`count`), and their names (`names`), which may be taken from the 清单. That both
 * agree is asked for by `x-count`.
 */
export const countAndNamesType = defineFieldType({
  name: 'count-and-names',
  shows: 'field',
  rank: 2,
  accepts: ({ schema: { properties: { count, names } = {} } }) =>
    (count?.type === 'integer' || count?.type === 'number') && names?.type === 'array',
  options: {},
  paper: ['count-and-names'],
  blank: () => ({ count: null, names: [] }),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
