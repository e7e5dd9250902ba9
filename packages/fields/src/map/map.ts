import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/** An object whose member names are given by the applicant. */
export const mapType = defineFieldType({
  name: 'map',
  shows: 'field',
  rank: 1,
  accepts: ({ node }) => node.kind === 'map',
  needs: { type: 'object', additionalProperties: { type: 'string' } },
  options: {},
  paper: ['nested'],
  blank: () => ({}),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
