import { defineFieldType } from '@formwright/definition'
import { only } from '../only.ts'
import { plainText } from '../plain.ts'

/**
 * A text of an outline, with a limit in 字 shared with the other texts. Takes one text, or one for each year.
 */
export const outlineTextType = defineFieldType({
  name: 'outline-text',
  shows: 'field',
  rank: 0,
  accepts: (field) =>
    field.cells.every((cell) => cell.shape === 'text') &&
    (field.schema['x-annual'] !== undefined || only(field, 'text') !== undefined),
  needs: { type: 'string' },
  options: {
    budget: {
      type: 'string',
      description: 'Name of the parameter that limits all outline texts of the part together, in words.',
      names: 'param',
    },
    rows: { type: 'integer', maximum: 100, description: 'Lines shown.' },
  },
  paper: ['outline', 'outline-by-year'],
  blank: (field) => (only(field, 'text') ? '' : {}),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
