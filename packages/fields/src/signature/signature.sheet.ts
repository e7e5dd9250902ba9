import type { SheetFace } from '@formwright/sheets'
import { choiceCell } from '../choice/choice.sheet.ts'
import { rowOfField } from '../sheet/row.ts'
import { signatureType } from './signature.ts'

export const signatureSheet: SheetFace = { type: signatureType, layOut: (field) => rowOfField(field, [choiceCell(field.pointer, field.schema)], '在打印的纸质表上签字盖章后选择') }
