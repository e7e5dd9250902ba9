import { plainForms, yesOrNo as yesOrNoIn } from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'

/** Signs for yes and no in spreadsheets, besides the words. */
const YES = new Set(['√', '✓', '☑', '1'])
const NO = new Set(['×', '✗', '□', '0'])

/** A typed yes or no; `undefined` for anything else. */
export function yesOrNo(typed: string, locale: Pick<FormLocale, 'yesNo'>): boolean | undefined {
  const text = plainForms(typed).trim().toLowerCase()
  if (text === locale.yesNo(true).toLowerCase() || YES.has(text)) return true
  return text === locale.yesNo(false).toLowerCase() || NO.has(text) ? false : yesOrNoIn(text)
}
