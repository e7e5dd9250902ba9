import { defineFieldType, titledValuesOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/** One line of text, or a few. */
export const textType = defineFieldType({
  name: 'text',
  shows: 'field',
  rank: 1,
  accepts: (field) => only(field, 'text') !== undefined && titledValuesOf(field.schema) === undefined,
  needs: { type: 'string' },
  options: {
    rows: {
      type: 'integer',
      maximum: 100,
      description: 'Lines shown; unless said 1, or 2 that grow where more than 200 letters may stand.',
    },
  },
  paper: ['line', 'narrative'],
  blank: () => '',
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})

/** Texts longer than this many characters get more than one line. */
const LONG = 200

/** Number of lines of a text; an area of two lines wraps a single line and grows with it. */
export function linesOf(schema: Schema, wanted: unknown): number {
  return typeof wanted === 'number' ? wanted : Number(schema.maxLength ?? 0) > LONG ? 2 : 1
}
