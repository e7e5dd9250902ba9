import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/** An object as one field: one with an identity of its own, or one that holds others like itself. */
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
