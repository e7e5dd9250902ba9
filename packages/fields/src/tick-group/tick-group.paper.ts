import { isNone, optionsOf } from '@formwright/definition'
import { box, line, oneCell, runs } from '@formwright/paper'
import type { PaperView, PaperSlot } from '@formwright/paper'
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
    ...options.map((option) => `${box(ticked.includes(option.const))}${option.title}`),
    ...(isNone(value, field.schema) ? [String(value)] : []),
    ...other,
  ]
}

/** Lines of at most this many 字, as the official form sets its short options side by side. */
const LINE = 24

function inLines(texts: readonly string[]): string[][] {
  const lines: string[][] = []
  for (const text of texts) {
    const last = lines.at(-1)
    if (last && [...last, text].join('　').length <= LINE) last.push(text)
    else lines.push([text])
  }
  return lines
}

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
        inLines(ticks(slot)).map((texts) =>
          runs(texts.map((text, index) => ({ text: index === 0 ? text : `　${text}` }))),
        ),
        { align: 'left' },
      ),
  },
}
