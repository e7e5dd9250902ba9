import { dayOfSerial } from '@formwright/definition'
import type { FormLocale, Json } from '@formwright/definition'
import type { CellContent } from '@formwright/sheets'
import { dayOfContent, writeText } from '../sheet/content.ts'
import { tidyDate } from './tidy-date.ts'

/** A date as an Excel date; any other text unchanged. */
export function writeDay(value: unknown): CellContent {
  const day =
    typeof value === 'string' && /^(19|20)\d{2}-\d{2}-\d{2}$/.test(value)
      ? new Date(`${value}T00:00:00Z`)
      : undefined
  return day && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value as string)
    ? day
    : writeText(value)
}

export function readDay(content: CellContent, locale: Pick<FormLocale, 'tag'>): Json | undefined {
  const day = typeof content === 'number' ? (dayOfSerial(content) ?? content) : content
  return tidyDate(dayOfContent(day).trim(), locale) || undefined
}
