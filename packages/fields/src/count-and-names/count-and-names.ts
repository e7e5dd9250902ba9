import { defineFieldType, isCountAndNames } from '@formwright/definition'
import { plainText } from '../plain.ts'

/** A 数量/名称 pair: how many, and their names, which may be taken from the 清单. */
export const countAndNamesType = defineFieldType({
  name: 'count-and-names',
  shows: 'field',
  rank: 2,
  accepts: ({ schema }) => isCountAndNames(schema),
  options: {},
  paper: ['count-and-names'],
  blank: () => ({ count: null, names: [] }),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
