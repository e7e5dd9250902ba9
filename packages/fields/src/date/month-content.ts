import { dayOfSerial, monthWritten, YEAR_MONTH } from '@formwright/definition'
import type { FormLocale, Json } from '@formwright/definition'
import type { CellContent } from '@formwright/sheets'
import { writeDay } from './day-content.ts'
import { dayOfContent, writeText } from '../sheet/content.ts'
import { tidyLine } from '../sheet/tidy-line.ts'

/** A month as it is stored, from the ways in which people write it; any other text unchanged. */
export function tidyMonth(text: string, { tag }: Pick<FormLocale, 'tag'>): string {
  return monthWritten(text, tag) ?? tidyLine(text)
}

/**
 * A month as the Excel date of its first day, which the cell's format shows as a month; any other text
 * unchanged.
 */
export function writeMonth(value: unknown): CellContent {
  const first = typeof value === 'string' && YEAR_MONTH.test(value) ? writeDay(`${value}-01`) : undefined
  return first instanceof Date ? first : writeText(value)
}

/**
 * The month in a cell. Excel stores a typed month as its first day; another day is not a month. 2024.10 typed
 * as a number is stored as 2024.1 and cannot be told from January, so it is returned as text for a person to
 * check.
 */
export function readMonth(content: CellContent, locale: Pick<FormLocale, 'tag'>): Json | undefined {
  const day = content instanceof Date ? content : ofLostFormat(content)
  const text = dayOfContent(day ?? content).trim()
  if (typeof content === 'number' && text.endsWith('.1')) return text
  const [, first] = day ? (/^(\d{4}-\d{2})-01$/.exec(text) ?? []) : []
  return first ?? (tidyMonth(text, locale) || undefined)
}

/** A five-digit number as the date that it stands for in a cell that lost its format. */
function ofLostFormat(content: CellContent): Date | undefined {
  return typeof content === 'number' && Number.isInteger(content) && /^\d{5}$/.test(String(content))
    ? dayOfSerial(content)
    : undefined
}
