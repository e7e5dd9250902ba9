import type { SheetView } from '@formwright/sheets'
import { rowsOfCells } from '../sheet/row.ts'
import { textCell } from '../text/text.sheet.ts'
import { outlineTextType } from './outline-text.ts'

/** One row for the text, or one for each year. */
export const outlineTextSheet: SheetView = {
  type: outlineTextType,
  layOut: (field, locale) => rowsOfCells(field, (cell) => textCell(cell, LINES), locale),
}

const LINES = 8
