import { line, oneCell, prose } from '@formwright/paper'
import type { Layout, PaperView } from '@formwright/paper'
import { textType } from './text.ts'

/** The answer on one line, or on as many as it has. */
export const written: Layout = ({ fields: [field], valueAt, write }) =>
  field
    ? oneCell(prose(write(valueAt(field.pointer), field.schema), { pointer: field.pointer }))
    : [[{ paragraphs: [line('')] }]]

/** A long text as paragraphs from the top left; if empty, room to write by hand. */
export const narrative: Layout = ({ fields: [field], valueAt, write, width }) => {
  if (!field) return [[{ paragraphs: [line('')] }]]
  const text = write(valueAt(field.pointer), field.schema)
  return oneCell(prose(text, { style: 'answer', indent: true, pointer: field.pointer }), {
    align: 'left',
    ...(text === '' ? { height: roomFor(field.schema['x-words'] ?? 0, width) } : {}),
  })
}

/** Room in millimetres for a number of 字, up to a maximum. */
function roomFor(words: number, width: number): number {
  return Math.min(MOST_ROOM, (Math.ceil(words / (width / LETTER)) + 1) * LINE)
}

const [LETTER, LINE, MOST_ROOM] = [4, 6, 100]

export const textPaper: PaperView = { type: textType, layouts: { line: written, narrative } }
