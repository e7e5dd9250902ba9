import { line, oneCell, prose } from '@formwright/paper'
import type { PaperView, PaperSlot, Paragraph } from '@formwright/paper'
import { outlineTextType } from './outline-text.ts'

/** The paragraphs of an answer, or a blank line. */
function answered({ valueAt }: PaperSlot, pointer: string): Paragraph[] {
  const value = valueAt(pointer)
  const text =
    typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value)
  return prose(text, { style: 'answer', indent: true, pointer })
}

/** The text under its heading, or under one heading for each year. */
export const outlineTextPaper: PaperView = {
  type: outlineTextType,
  layouts: {
    outline: (slot) =>
      oneCell(
        slot.fields.flatMap((field) => answered(slot, field.pointer)),
        { align: 'left' },
      ),
    'outline-by-year': (slot) =>
      oneCell(
        slot.fields.flatMap((field) =>
          field.cells.flatMap(({ pointer, schema }) => [
            line(schema.title ?? '', { style: 'paragraph', indent: true }),
            ...answered(slot, pointer),
          ]),
        ),
        { align: 'left' },
      ),
  },
}
