import type { SheetView } from '@formwright/sheets'
import { numberCell } from '../number/number.sheet.ts'
import { rowOfField } from '../sheet/row.ts'
import { annualTableType } from './annual-table.ts'

/** One row with a cell for each year. */
export const annualTableSheet: SheetView = {
  type: annualTableType,
  layOut: (field, locale) => ({
    ...rowOfField(
      field,
      field.cells.map((cell) => numberCell(cell, locale)),
      locale,
    ),
    headings: field.cells.map(({ schema }) => schema.title ?? ''),
  }),
}
