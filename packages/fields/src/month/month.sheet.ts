import type { SheetView } from '@formwright/sheets'
import { writeText } from '../sheet/content.ts'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { readMonth } from './month-content.ts'
import { monthType } from './month.ts'

export const monthSheet: SheetView = {
  type: monthType,
  layOut: (field, locale) => {
    const cell = {
      pointer: field.pointer,
      write: writeText,
      read: (content: Parameters<typeof readMonth>[0]) => readMonth(content, locale),
    }
    return rowOfField(field, [cell], locale, sayInSheet('month', locale.language))
  },
}
