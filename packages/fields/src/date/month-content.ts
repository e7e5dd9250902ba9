import { dayOfSerial, monthWritten, YEAR_MONTH } from '@formwright/definition'
import type { FormLocale, Json } from '@formwright/definition'
import type { CellContent } from '@formwright/sheets'
import { writeDay } from './day-content.ts'
import { dayOfContent, writeText } from '../sheet/content.ts'
import { tidyLine } from '../sheet/tidy-line.ts'

/** A month as people write it, as it is kept; any other text as it is. */
export function tidyMonth(text: string, { tag }: Pick<FormLocale, 'tag'>): string {
  return monthWritten(text, tag) ?? tidyLine(text)
}

/** A month as the first of its days, which its cell shows as a month; any other text as it is. */
export function writeMonth(value: unknown): CellContent {
  const first = typeof value === 'string' && YEAR_MONTH.test(value) ? writeDay(`${value}-01`) : undefined
  return first instanceof Date ? first : writeText(value)
}

/**
 * Excel takes a month that is typed for its first day; another day is no month. 2024.10 typed as a number is
 * kept as 2024.1 there, and nobody knows whether it was October or January: it stays for somebody to look at.
 */
export function readMonth(content: CellContent, locale: Pick<FormLocale, 'tag'>): Json | undefined {
  const day = content instanceof Date ? content : ofLostFormat(content)
  const text = dayOfContent(day ?? content).trim()
  if (typeof content === 'number' && text.endsWith('.1')) return text
  const [, first] = day ? (/^(\d{4}-\d{2})-01$/.exec(text) ?? []) : []
  return first ?? (tidyMonth(text, locale) || undefined)
}

/** The day that a number of five digits is in a cell that lost its format. */
function ofLostFormat(content: CellContent): Date | undefined {
  return typeof content === 'number' && Number.isInteger(content) && /^\d{5}$/.test(String(content))
    ? dayOfSerial(content)
    : undefined
}
