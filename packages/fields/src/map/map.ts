import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/** Members whose names the applicant gives. */
export const mapType = defineFieldType({
  name: 'map',
  shows: 'field',
  rank: 1,
  accepts: ({ node }) => node.kind === 'map',
  options: {},
  paper: ['nested'],
  blank: () => ({}),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
