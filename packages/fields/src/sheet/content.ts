import { dayText, momentText, scalarText } from '@formwright/definition'
import type { Json, Option } from '@formwright/definition'
import type { CellContent } from '@formwright/sheets'
import { showNumber } from './parse.ts'
import { tidyLine } from './tidy-line.ts'

/** The content of a cell as text, as it would be typed. */
export function textOfContent(content: CellContent): string {
  if (content instanceof Date) return momentText(content)
  if (typeof content === 'boolean') return content ? 'TRUE' : 'FALSE'
  return showNumber(content)
}

/** The same for a date; the time of a date-time is dropped. */
export function dayOfContent(content: CellContent): string {
  return content instanceof Date ? dayText(content) : textOfContent(content)
}

/** Any value as the content of a text cell. */
export function writeText(value: unknown): CellContent {
  return showNumber(value) || null
}

/** The value of a text cell. */
export function readText(content: CellContent): Json | undefined {
  const text = textOfContent(content).replaceAll(/\r\n?/g, '\n')
  return text.trim() === '' ? undefined : tidyLine(text)
}

/** Several texts, or several options by title, each on a line. */
export function writeLines(value: unknown, options: readonly Option[]): CellContent {
  if (!Array.isArray(value)) return writeText(value)
  const lines = value.map(
    (item) => options.find(({ const: code }) => code === item)?.title ?? scalarText(item),
  )
  return lines.join('\n') || null
}
