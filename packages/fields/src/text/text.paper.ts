import { line, oneCell, prose } from '@formwright/paper'
import type { Layout, PaperView } from '@formwright/paper'
import { textType } from './text.ts'

/** The answer on one line, or on as many as it has. */
export const written: Layout = ({ fields: [field], valueAt, write }) =>
  field
    ? oneCell(prose(write(valueAt(field.pointer), field.schema), { pointer: field.pointer }))
    : [[{ paragraphs: [line('')] }]]

/** What was written at length, as paragraphs from the top left; where nothing was, room to write by hand. */
export const narrative: Layout = ({ fields: [field], valueAt, write, width }) => {
  if (!field) return [[{ paragraphs: [line('')] }]]
  const text = write(valueAt(field.pointer), field.schema)
  return oneCell(prose(text, { style: 'answer', indent: true, pointer: field.pointer }), {
    align: 'left',
    ...(text === '' ? { height: roomFor(field.schema['x-words'] ?? 0, width) } : {}),
  })
}

/** Millimetres down for so many 字; not for all of what fills half a page. */
function roomFor(words: number, width: number): number {
  return Math.min(MOST_ROOM, (Math.ceil(words / (width / LETTER)) + 1) * LINE)
}

const [LETTER, LINE, MOST_ROOM] = [4, 6, 100]

export const textPaper: PaperView = { type: textType, layouts: { line: written, narrative } }
