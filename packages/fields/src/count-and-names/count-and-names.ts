import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/** A 数量/名称 pair: how many, and their names, which may be taken from the 清单: members `count` and
 * `names`, the names counted (`x-count`). */
export const countAndNamesType = defineFieldType({
  name: 'count-and-names',
  shows: 'field',
  rank: 2,
  accepts: ({ schema }) =>
    schema.properties?.names?.['x-count'] === 'count' && schema.properties.count !== undefined,
  options: {},
  paper: ['count-and-names'],
  blank: () => ({ count: null, names: [] }),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
