import type { SheetView } from '@formwright/sheets'
import { choiceCell } from '../choice/choice.sheet.ts'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { signatureType } from './signature.ts'

export const signatureSheet: SheetView = {
  type: signatureType,
  layOut: (field, locale) =>
    rowOfField(
      field,
      [choiceCell(field.pointer, field.schema, locale)],
      locale,
      sayInSheet('signature', locale.language),
    ),
}
