import type { SheetView } from '@formwright/sheets'
import { rowOfField } from '../sheet/row.ts'
import { sayInSheet } from '../sheet/say.ts'
import { keysContent } from './keys-content.ts'
import { rowReferenceType } from './row-reference.ts'

/** The keys: one, or several on a line each. */
export const rowReferenceSheet: SheetView = {
  type: rowReferenceType,
  layOut: (field, locale, rows) => {
    const isSeveral = field.node.shape === 'names'
    const cell = {
      pointer: field.pointer,
      lines: isSeveral ? 3 : 1,
      ...keysContent(field.node, rows, field.pointer),
    }
    return rowOfField(field, [cell], locale, isSeveral ? sayInSheet('keys', locale.language) : undefined)
  },
}
