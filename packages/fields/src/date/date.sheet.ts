import type { SheetView } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { dateType } from './date.ts'
import { readDay, writeDay } from './day-content.ts'

export const dateSheet: SheetView = {
  type: dateType,
  layOut: (field, locale) => {
    const format = sayInSheet('day-format', locale.language)
    return rowOfField(
      field,
      [{ pointer: field.pointer, write: writeDay, read: (content) => readDay(content, locale), format }],
      locale,
      sayInSheet('day', locale.language),
    )
  },
}
