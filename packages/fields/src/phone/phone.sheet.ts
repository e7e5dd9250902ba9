import type { SheetView } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import { textCell } from '../text/text.sheet.ts'
import { phoneType } from './phone.ts'

export const phoneSheet: SheetView = {
  type: phoneType,
  layOut: (field, locale) => rowOfField(field, [textCell(field)], locale),
}
