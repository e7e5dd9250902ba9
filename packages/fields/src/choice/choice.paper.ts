import { equal } from '@formwright/definition'
import { boxed, line, oneCell, widthOfLine } from '@formwright/paper'
import type { PaperView, PaperSlot } from '@formwright/paper'
import { sideBySide } from '../side-by-side.ts'
import { written } from '../text/text.paper.ts'
import { choiceType } from './choice.ts'
import { valuesOf } from './choices-of.ts'

/** Each option with its box, followed by an answer that is not one of the options. */
function boxes({ fields: [field], valueAt, locale }: PaperSlot): string[] {
  if (!field) return []
  const value = valueAt(field.pointer)
  const options = valuesOf(field.schema, locale)
  const other =
    (typeof value === 'string' || typeof value === 'number') &&
    value !== '' &&
    !options.some((option) => option.const === value)
      ? [String(value)]
      : []
  return [...options.map(({ const: code, title }) => boxed(equal(value, code), title)), ...other]
}

export const choicePaper: PaperView = {
  type: choiceType,
  layouts: {
    'boxes-down': (slot) =>
      oneCell(
        boxes(slot).map((text) => line(text)),
        { align: 'left' },
      ),
    'boxes-across': (slot) => {
      const lines = sideBySide(boxes(slot), (text) => widthOfLine([text]) <= slot.width)
      return oneCell(lines, { align: lines.length > 1 ? 'left' : 'center' })
    },
    line: written,
  },
}
