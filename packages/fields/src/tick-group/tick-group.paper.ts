import { isNone, optionsOf } from '@formwright/definition'
import { boxed, line, oneCell } from '@formwright/paper'
import type { PaperView, PaperSlot } from '@formwright/paper'
import { sideBySide } from '../side-by-side.ts'
import { tickGroupType } from './tick-group.ts'

/**
 * Each option with its box, followed by values that are not options (the “none” word, or a code unknown to
 * the edition).
 */
function ticks({ fields: [field], valueAt, write }: PaperSlot): string[] {
  if (!field) return []
  const value = valueAt(field.pointer)
  const ticked: unknown[] = Array.isArray(value) ? value : []
  const options = optionsOf(field.schema.items ?? {}) ?? []
  const other = ticked
    .filter((code) => !options.some((option) => option.const === code))
    .map((item) => write(item, {}))
  return [
    ...options.map((option) => boxed(ticked.includes(option.const), option.title)),
    ...(isNone(value, field.schema) ? [String(value)] : []),
    ...other,
  ]
}

/** Maximum length of a line in 字, as the official form sets short options side by side. */
const LINE = 24

export const tickGroupPaper: PaperView = {
  type: tickGroupType,
  layouts: {
    ticks: (slot) =>
      oneCell(
        ticks(slot).map((text) => line(text)),
        { align: 'left' },
      ),
    'ticks-in-columns': (slot) =>
      oneCell(
        sideBySide(ticks(slot), ({ length }) => length <= LINE),
        { align: 'left' },
      ),
  },
}
