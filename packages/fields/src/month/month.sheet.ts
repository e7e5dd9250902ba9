import type { SheetView } from '@formwright/sheets'
import { formattedCell } from '../date/formatted-cell.ts'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { monthType } from './month.ts'

export const monthSheet: SheetView = {
  type: monthType,
  layOut: (field, locale) => {
    const cell = { pointer: field.pointer, ...formattedCell({ format: 'year-month' }, locale) }
    return rowOfField(field, [cell], locale, sayInSheet('month', locale.language))
  },
}
