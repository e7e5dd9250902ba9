import { plainForms } from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'

/** What people put for yes and no in a spreadsheet. */
const YES = new Set(['√', '✓', '☑', '1', 'true', 'yes', 'y', '是'])
const NO = new Set(['×', '✗', '□', '0', 'false', 'no', 'n', '否'])

/** A typed yes or no; `undefined` for anything else. */
export function yesOrNo(typed: string, locale: Pick<FormLocale, 'yesNo'>): boolean | undefined {
  const text = plainForms(typed).trim().toLowerCase()
  if (text === locale.yesNo(true).toLowerCase() || YES.has(text)) return true
  return text === locale.yesNo(false).toLowerCase() || NO.has(text) ? false : undefined
}
