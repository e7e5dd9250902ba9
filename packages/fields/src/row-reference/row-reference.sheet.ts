import type { SheetView } from '@formwright/sheets'
import { namesCell } from '../names/names.sheet.ts'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { textCell } from '../text/text.sheet.ts'
import { rowReferenceType } from './row-reference.ts'

/** The keys: one, or a line each. */
export const rowReferenceSheet: SheetView = {
  type: rowReferenceType,
  layOut: (field, locale) =>
    field.node.shape === 'names'
      ? rowOfField(field, [namesCell(field)], locale, sayInSheet('keys', locale.language))
      : rowOfField(field, [textCell(field)], locale),
}
