import type { SheetFace } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import words from '../sheet/words.json' with { type: 'json' }
import { dateType } from './date.ts'
import { readDay, writeDay } from './day-content.ts'

export const dateSheet: SheetFace = {
  type: dateType,
  layOut: (field) =>
    rowOfField(field, [{ pointer: field.pointer, write: writeDay, read: readDay, format: DAY }], words.day),
}

const DAY = 'yyyy"年"m"月"d"日"'
