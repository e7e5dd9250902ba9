import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/** A tuple: a list in which each position is a field of its own. */
export const tupleType = defineFieldType({
  name: 'tuple',
  shows: 'field',
  rank: 1,
  accepts: ({ node }) => node.kind === 'tuple',
  needs: { type: 'array', prefixItems: [{ title: '\u2026', type: 'string' }] },
  options: {},
  paper: ['nested'],
  blank: () => [],
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
