import { titledChoicesOf } from '@formwright/definition'
import type { Field, FormLocale } from '@formwright/definition'
import { box, line, oneCell, runs } from '@formwright/paper'
import type { PaperView, PaperSlot } from '@formwright/paper'
import { written } from '../text/text.paper.ts'
import { choiceType } from './choice.ts'

/** Each option with its box; what was answered beside the options stands behind them. */
function boxes({ fields: [field], valueAt, locale }: PaperSlot): string[] {
  if (!field) return []
  const value = valueAt(field.pointer)
  const options = choicesOf(field, locale)
  const other =
    (typeof value === 'string' || typeof value === 'number') &&
    value !== '' &&
    !options.some(({ code }) => code === value)
      ? [String(value)]
      : []
  return [...options.map(({ code, title }) => `${box(value === code)}${title}`), ...other]
}

function choicesOf(
  { schema }: Field,
  locale: FormLocale,
): { code: string | number | boolean; title: string }[] {
  const choices = titledChoicesOf(schema)?.map(({ const: code, title }) => ({ code, title }))
  return choices ?? [true, false].map((code) => ({ code, title: locale.yesNo(code) }))
}

export const choicePaper: PaperView = {
  type: choiceType,
  layouts: {
    'boxes-down': (slot) =>
      oneCell(
        boxes(slot).map((text) => line(text)),
        { align: 'left' },
      ),
    'boxes-across': (slot) =>
      oneCell([runs(boxes(slot).map((text, index) => ({ text: index === 0 ? text : `　${text}` })))], {
        align: 'center',
      }),
    line: written,
  },
}
