import { isNone, optionsOf } from '@formwright/definition'
import { boxed, line, oneCell } from '@formwright/paper'
import type { PaperView, PaperSlot } from '@formwright/paper'
import { sideBySide } from '../side-by-side.ts'
import { tickGroupType } from './tick-group.ts'

/**
 * Each option with its box, then what was answered beside the options (the word for nothing, or a code that
 * the edition does not know).
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

/** Lines of at most this many 字, as the official form sets its short options side by side. */
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
