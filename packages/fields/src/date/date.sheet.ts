import type { SheetView } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import { formattedCell } from './formatted-cell.ts'
import { sayInSheet } from '../sheet/say.ts'
import { dateType } from './date.ts'

export const dateSheet: SheetView = {
  type: dateType,
  layOut: (field, locale) => {
    const cell = { pointer: field.pointer, ...formattedCell({ format: 'date' }, locale) }
    return rowOfField(field, [cell], locale, sayInSheet('day', locale.language))
  },
}
