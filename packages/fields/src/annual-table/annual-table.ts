import { defineFieldType } from '@formwright/definition'
import { plainText } from '../plain.ts'

/** Rows of numbers with one column for each year; a block copied from a spreadsheet can be pasted. */
export const annualTableType = defineFieldType({
  name: 'annual-table',
  shows: 'group',
  rank: 1,
  accepts: ({ schema, cells, pointer }) =>
    schema['x-annual'] !== undefined &&
    cells.every(
      (cell) =>
        cell.shape === 'number' &&
        cell.pointer.startsWith(`${pointer}/`) &&
        !cell.pointer.slice(pointer.length + 1).includes('/'),
    ),
  needs: { type: 'object', 'x-annual': 'report', additionalProperties: { type: 'number' } },
  options: {},
  paper: ['years-across', 'years-down', 'years-headed'],
  unheaded: ['years-across'],
  blank: () => ({}),
  plain: (value, field, locale) => plainText(value, field.schema, locale),
})
