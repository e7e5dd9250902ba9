import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/**
 * A pair of 数量 and 名称: a number (`count`) and names (`names`), which can be taken from the list (清单). That
 * both agree is checked by `x-count`.
 */
export const countAndNamesType = defineFieldType({
  name: 'count-and-names',
  shows: 'field',
  rank: 2,
  accepts: ({ schema: { properties: { count, names } = {} } }) =>
    (count?.type === 'integer' || count?.type === 'number') && names?.type === 'array',
  needs: {
    'x-id': 'part.name',
    type: 'object',
    properties: { count: { type: 'integer' }, names: { type: 'array', items: { type: 'string' } } },
  },
  options: {},
  paper: ['count-and-names'],
  blank: () => ({ count: null, names: [] }),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
