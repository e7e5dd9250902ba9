import type { SheetFace } from '@formwright/sheets'
import { choiceCell } from '../choice/choice.sheet.ts'
import { rowOfField } from '../sheet/row.ts'
import words from '../sheet/words.json' with { type: 'json' }
import { signatureType } from './signature.ts'

export const signatureSheet: SheetFace = {
  type: signatureType,
  layOut: (field) => rowOfField(field, [choiceCell(field.pointer, field.schema)], words.signature),
}
