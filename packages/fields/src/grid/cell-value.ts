import { titledChoicesOf, plainForms, shapeOf } from '@formwright/definition'
import type { FormLocale, Json, Schema } from '@formwright/definition'
import { tidyDate } from '../date/tidy-date.ts'
import { parseNumber } from '../sheet/parse.ts'
import { tidyLine } from '../sheet/tidy-line.ts'

/** What of a form's language reading a cell needs. */
export type CellLocale = Pick<FormLocale, 'decimalSign' | 'text' | 'yesNo'>

/**
 * A typed or pasted text as the value of a cell; one that means nothing there as it is, so that it is found
 * wrong and not lost.
 */
export function valueOfText(typed: string, schema: Schema, locale: CellLocale): Json | undefined {
  if (typed.trim() === '') return undefined
  const wanted = plainForms(typed).trim()
  const chosen = titledChoicesOf(schema)?.find(({ const: code, title }) =>
    [String(code), title, locale.text(title)].some((name) => plainForms(name) === wanted),
  )
  if (chosen) return chosen.const
  switch (shapeOf(schema)) {
    case 'number':
      return parseNumber(typed, schema, locale)
    case 'date':
      return tidyDate(typed)
    case 'boolean':
      return yesOrNo(typed, locale) ?? typed.trim()
    case 'choice':
      return typed.trim()
    default:
      return tidyLine(typed)
  }
}

/** What people put for yes and no in a spreadsheet. */
const YES = new Set(['√', '✓', '☑', '1', 'true', 'yes', 'y', '是'])
const NO = new Set(['×', '✗', '□', '0', 'false', 'no', 'n', '否'])

/** A typed yes or no; `undefined` for anything else. */
export function yesOrNo(typed: string, locale: Pick<FormLocale, 'yesNo'>): boolean | undefined {
  const text = plainForms(typed).trim().toLowerCase()
  if (text === locale.yesNo(true).toLowerCase() || YES.has(text)) return true
  return text === locale.yesNo(false).toLowerCase() || NO.has(text) ? false : undefined
}
