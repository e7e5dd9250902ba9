import type { SheetView } from '@formwright/sheets'
import { namesCell } from '../names/names.sheet.ts'
import { numberCell } from '../number/number.sheet.ts'
import { rowsOfCells } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { countAndNamesType } from './count-and-names.ts'

export const countAndNamesSheet: SheetView = {
  type: countAndNamesType,
  layOut: (field, locale) =>
    rowsOfCells(
      field,
      (cell) => (cell.shape === 'number' ? numberCell(cell, locale) : namesCell(cell)),
      locale,
      (cell) => (cell.shape === 'number' ? undefined : sayInSheet('names', locale.language)),
    ),
}
