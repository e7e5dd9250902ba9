import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'
import { optionsOf } from '@formwright/definition'

/** A place for a signature or a seal on paper; the scanned page is attached. */
export const signatureType = defineFieldType({
  name: 'signature',
  shows: 'field',
  rank: 3,
  // a code that the schema fixes (`const`, `enum`) is a value; a tick of which no scan is asked, or a proof
  // only where it is ticked, is an answer
  accepts: (field) =>
    only(field, 'choice') !== undefined &&
    'oneOf' in field.schema &&
    ['always', 'optional'].includes(String(field.schema['x-evidence']?.when)) &&
    optionsOf(field.schema)?.length === 1,
  options: {},
  paper: ['signature', 'seal'],
  blank: () => null,
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
