import { optionsOf } from '@formwright/definition'
import { line, oneCell } from '@formwright/paper'
import type { Layout, PaperView } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { selectType } from './select.ts'

/** The titles of the chosen options, one on each line; a value that is not an option as it is. */
const titles: Layout = (slot) => {
  const {
    fields: [field],
    valueAt,
    write,
  } = slot
  const value = field && valueAt(field.pointer)
  if (!field || !Array.isArray(value) || value.length === 0) return written(slot)
  const options = optionsOf(field.schema.items ?? {}) ?? []
  return oneCell(
    value.map((code: unknown) => {
      const title = options.find((option) => option.const === code)?.title ?? write(code, {})
      return line(title, { pointer: field.pointer })
    }),
    { align: 'left' },
  )
}

export const selectPaper: PaperView = { type: selectType, layouts: { titles } }
