import type { SheetView } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { textCell } from '../text/text.sheet.ts'
import { countedTextType } from './counted-text.ts'

export const countedTextSheet: SheetView = {
  type: countedTextType,
  layOut: (field, locale) =>
    rowOfField(
      field,
      [textCell(field, Math.ceil((field.schema['x-words'] ?? 0) / 40))],
      locale,
      sayInSheet('words', locale.language, { limit: field.schema['x-words'] }),
    ),
}
