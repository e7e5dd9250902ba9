import { plainForms } from '../text/plain-forms.ts'
import type { Language } from './language.ts'
import { dayWritten } from './written-day.ts'
import { YEAR_MONTH } from './year-month.ts'

/**
 * A month as people write it, as it is kept: `2024.3`, `2024/03`, `2024年3月`, `202403`, `3/2024`, and with its
 * name in a language (`March 2024`); nothing for what is none.
 */
export function monthWritten(text: string, tag: Language): string | undefined {
  const plain = plainForms(text).replaceAll(/\s+/g, '')
  const [, year, month] =
    /^(\d{4})[-/.。、年](\d{1,2})月?$/.exec(plain) ?? /^((?:19|20)\d\d)(\d\d)$/.exec(plain) ?? []
  const [, first, last] = /^(\d{1,2})[-/.](\d{4})$/.exec(plain) ?? []
  const written = `${year ?? last}-${(month ?? first ?? '').padStart(2, '0')}`
  if (YEAR_MONTH.test(written)) return written
  return /\p{L}/u.test(text) ? dayWritten(`1 ${text.trim()}`, tag)?.slice(0, 'YYYY-MM'.length) : undefined
}
