import { line, oneCell } from '@formwright/paper'
import type { Layout, PaperView } from '@formwright/paper'
import { dateType } from './date.ts'

const day =
  (hasRoom: boolean): Layout =>
  ({ fields: [field], valueAt, write, locale }) =>
    oneCell([
      line(
        (field && write(valueAt(field.pointer), { ...field.schema, format: 'date' })) ||
          (hasRoom ? locale.word('date-blank') : ''),
        field ? { pointer: field.pointer } : {},
      ),
    ])

/** A date, or a blank to write one. */
export const datePaper: PaperView = {
  type: dateType,
  layouts: { line: day(false), 'date-line': day(true) },
}
