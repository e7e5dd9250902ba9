import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** A list of names, one on each line. */
export const namesType = defineFieldType({
  name: 'names',
  shows: 'field',
  rank: 1,
  accepts: (field) => only(field, 'names') !== undefined,
  needs: { type: 'array', items: { type: 'string' } },
  options: {},
  paper: ['line'],
  blank: () => [],
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
