import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'
import { optionsOf } from '@formwright/definition'

/** A signature or seal on paper; the scanned page is attached. */
export const signatureType = defineFieldType({
  name: 'signature',
  shows: 'field',
  rank: 3,
  // excluded: a code fixed by the schema (`const`, `enum`), and a tick without evidence or with evidence only
  // once it is ticked; these are answers
  accepts: (field) =>
    only(field, 'choice') !== undefined &&
    'oneOf' in field.schema &&
    ['always', 'optional'].includes(String(field.schema['x-evidence']?.when)) &&
    optionsOf(field.schema)?.length === 1,
  needs: {
    type: 'string',
    oneOf: [{ const: 'paper', title: '\u2026' }],
    'x-evidence': { when: 'optional', note: '\u2026' },
  },
  options: {},
  paper: ['signature', 'seal'],
  blank: () => null,
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
