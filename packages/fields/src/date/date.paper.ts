import { line, oneCell } from '@formwright/paper'
import type { Layout, PaperFace } from '@formwright/paper'
import { dateType } from './date.ts'

const day =
  (blank: string): Layout =>
  ({ fields: [field], valueAt, write }) =>
    oneCell([
      line(
        (field && write(valueAt(field.pointer), { ...field.schema, format: 'date' })) || blank,
        field ? { pointer: field.pointer } : {},
      ),
    ])

/** A day, or room to write one. */
export const datePaper: PaperFace = {
  type: dateType,
  layouts: { line: day(''), 'date-line': day('　　　　年　　月　　日') },
}
