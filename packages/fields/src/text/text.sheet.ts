import type { Cell } from '@formwright/definition'
import type { SheetCell, SheetView } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import { readText, writeText } from '../sheet/content.ts'
import { formattedCell } from '../date/formatted-cell.ts'
import { textType } from './text.ts'

/** A text cell. */
export function textCell({ pointer }: Pick<Cell, 'pointer'>, lines = 1): SheetCell {
  return { pointer, write: writeText, read: readText, lines }
}

export const textSheet: SheetView = {
  type: textType,
  layOut: (field, locale) =>
    rowOfField(field, [{ ...textCell(field), ...formattedCell(field.schema, locale) }], locale),
}
