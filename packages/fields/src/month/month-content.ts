import { monthWritten } from '@formwright/definition'
import type { FormLocale, Json } from '@formwright/definition'
import type { CellContent } from '@formwright/sheets'
import { dayOfContent } from '../sheet/content.ts'
import { tidyLine } from '../sheet/tidy-line.ts'

/** A month as people write it, as it is kept; any other text as it is. */
export function tidyMonth(text: string, { tag }: Pick<FormLocale, 'tag'>): string {
  return monthWritten(text, tag) ?? tidyLine(text)
}

/**
 * Excel takes a month that is typed for its first day; another day is no month. 2024.10 typed as a number is
 * kept as 2024.1 there, and nobody knows whether it was October or January: it stays for somebody to look at.
 */
export function readMonth(content: CellContent, locale: Pick<FormLocale, 'tag'>): Json | undefined {
  const text = dayOfContent(content).trim()
  if (typeof content === 'number' && text.endsWith('.1')) return text
  const [, first] = content instanceof Date ? (/^(\d{4}-\d{2})-01$/.exec(text) ?? []) : []
  return first ?? (tidyMonth(text, locale) || undefined)
}
