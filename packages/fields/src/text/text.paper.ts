import { line, oneCell, prose } from '@formwright/paper'
import type { Layout, PaperView } from '@formwright/paper'
import { textType } from './text.ts'

/** The answer on one line, or on as many as it has. */
export const written: Layout = ({ fields: [field], valueAt, write }) =>
  field
    ? oneCell(prose(write(valueAt(field.pointer), field.schema), { pointer: field.pointer }))
    : [[{ paragraphs: [line('')] }]]

/** What was written at length, as paragraphs from the top left. */
export const narrative: Layout = ({ fields: [field], valueAt, write }) =>
  field
    ? oneCell(
        prose(write(valueAt(field.pointer), field.schema), {
          style: 'answer',
          indent: true,
          pointer: field.pointer,
        }),
        { align: 'left' },
      )
    : [[{ paragraphs: [line('')] }]]

export const textPaper: PaperView = { type: textType, layouts: { line: written, narrative } }
