import type { SheetFace } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import { dateType } from './date.ts'
import { readDay, writeDay } from './day-content.ts'

export const dateSheet: SheetFace = {
  type: dateType,
  layOut: (field) => rowOfField(field, [{ pointer: field.pointer, write: writeDay, read: readDay, format: DAY }], '日期，如 2024-06-20'),
}

const DAY = 'yyyy"年"m"月"d"日"'
