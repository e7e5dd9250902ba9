import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/**
 * Any value, of which the schema says too little for a control: an editable tree of texts, numbers, lists and
 * objects.
 */
export const valueTreeType = defineFieldType({
  name: 'value-tree',
  shows: 'field',
  rank: -2,
  accepts: () => true,
  options: {},
  paper: ['nested'],
  blank: () => null,
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
