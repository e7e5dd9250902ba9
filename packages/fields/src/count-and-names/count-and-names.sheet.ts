import type { SheetFace } from '@formwright/sheets'
import { NAMES_HINT, namesCell } from '../names/names.sheet.ts'
import { numberCell } from '../number/number.sheet.ts'
import { rowsOfCells } from '../sheet/row.ts'
import { countAndNamesType } from './count-and-names.ts'

export const countAndNamesSheet: SheetFace = {
  type: countAndNamesType,
  layOut: (field) => rowsOfCells(field, (cell) => (cell.shape === 'number' ? numberCell(cell) : namesCell(cell)), (cell) => (cell.shape === 'number' ? undefined : NAMES_HINT)),
}
