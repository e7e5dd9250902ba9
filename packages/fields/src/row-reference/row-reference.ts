import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** References to one or several rows of another list (`x-ref`), picked by name. */
export const rowReferenceType = defineFieldType({
  name: 'row-reference',
  shows: 'field',
  rank: 2,
  accepts: (field) => field.schema['x-ref'] !== undefined && only(field, 'text', 'names') !== undefined,
  needs: { type: 'string', 'x-ref': { list: '/\u2026' } },
  options: {},
  paper: ['keys', 'titles'],
  blank: (field) => (field.node.shape === 'names' ? [] : ''),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
