import { monthWritten } from '@formwright/definition'
import type { FormLocale, Json } from '@formwright/definition'
import type { CellContent } from '@formwright/sheets'
import { textOfContent } from '../sheet/content.ts'
import { tidyLine } from '../sheet/tidy-line.ts'

/** A month as people write it, as it is kept; any other text as it is. */
export function tidyMonth(text: string, { tag }: Pick<FormLocale, 'tag'>): string {
  return monthWritten(text, tag) ?? tidyLine(text)
}

/** Excel takes a month that is typed for its first day; another day is no month. */
export function readMonth(content: CellContent, locale: Pick<FormLocale, 'tag'>): Json | undefined {
  const text = textOfContent(content).trim()
  const [, first] = content instanceof Date ? (/^(\d{4}-\d{2})-01$/.exec(text) ?? []) : []
  return first ?? (tidyMonth(text, locale) || undefined)
}
