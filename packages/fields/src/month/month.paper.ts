import { line, oneCell } from '@formwright/paper'
import type { Layout, PaperView } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { monthType } from './month.ts'

/** A month, or a blank to write one. */
const monthLine: Layout = (slot) => {
  const {
    fields: [field],
    valueAt,
    write,
    locale,
  } = slot
  const text = field ? write(valueAt(field.pointer), field.schema) : ''
  return oneCell([line(text || locale.word('month-blank'), field ? { pointer: field.pointer } : {})])
}

export const monthPaper: PaperView = { type: monthType, layouts: { line: written, 'month-line': monthLine } }
