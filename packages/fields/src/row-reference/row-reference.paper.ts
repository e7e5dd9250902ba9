import { referredRows } from '@formwright/definition'
import { line, oneCell } from '@formwright/paper'
import type { Layout, PaperView } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { keysIn } from './keys-in.ts'
import { rowTitles } from './row-titles.ts'
import { rowReferenceType } from './row-reference.ts'

/** Each row by key and name on a line; an unknown key as it is. */
const titles: Layout = (slot) => {
  const {
    fields: [field],
    valueAt,
  } = slot
  const keys = field ? keysIn(valueAt(field.pointer)) : []
  if (!field || keys.length === 0) return written(slot)
  const titleOf = rowTitles(referredRows(field.node, field.pointer, valueAt('')))
  return oneCell(keys.map((key) => line(titleOf(key), { pointer: field.pointer })))
}

export const rowReferencePaper: PaperView = { type: rowReferenceType, layouts: { keys: written, titles } }
