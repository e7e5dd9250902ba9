import type { SheetView } from '@formwright/sheets'
import { rowsSheet } from '../list-table/list-table.sheet.ts'
import { numberCell } from '../number/number.sheet.ts'
import { rowOfField } from '../sheet/row.ts'
import { textCell } from '../text/text.sheet.ts'
import { targetTableType } from './target-table.ts'

/** A row with baseline and target; the targets added by the applicant have their own sheet. */
export const targetTableSheet: SheetView = {
  type: targetTableType,
  layOut: (field, locale) => {
    if (field.cells[0]?.shape === 'rows') return rowsSheet(field, locale)
    return {
      ...rowOfField(
        field,
        field.cells.map((cell) => (cell.shape === 'number' ? numberCell(cell, locale) : textCell(cell, 2))),
        locale,
      ),
      headings: field.cells.map(({ schema }) => schema.title ?? ''),
    }
  },
}
