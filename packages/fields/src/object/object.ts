import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/** An object as one field: an object with an identity of its own, or a recursive one. */
export const objectType = defineFieldType({
  name: 'object',
  shows: 'field',
  rank: -1,
  accepts: ({ node }) => node.kind === 'group',
  options: {},
  paper: ['nested'],
  blank: () => ({}),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
