import type { SheetFace } from '@formwright/sheets'
import { namesCell } from '../names/names.sheet.ts'
import { numberCell } from '../number/number.sheet.ts'
import { rowsOfCells } from '../sheet/row.ts'
import words from '../sheet/words.json' with { type: 'json' }
import { countAndNamesType } from './count-and-names.ts'

export const countAndNamesSheet: SheetFace = {
  type: countAndNamesType,
  layOut: (field) =>
    rowsOfCells(
      field,
      (cell) => (cell.shape === 'number' ? numberCell(cell) : namesCell(cell)),
      (cell) => (cell.shape === 'number' ? undefined : words.names),
    ),
}
