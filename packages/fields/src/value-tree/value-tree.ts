import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/**
 * A value that the schema does not describe well enough for a control: an editable tree of texts, numbers,
 * lists and objects.
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
