import { formatMeant, scalarText } from '@formwright/definition'
import type { FormLocale, Json, Option, Schema } from '@formwright/definition'
import type { CellContent } from '@formwright/sheets'
import { showNumber } from './parse.ts'
import { tidyLine } from './tidy-line.ts'

/** What a cell holds as somebody would have typed it. */
export function textOfContent(content: CellContent): string {
  if (content instanceof Date) return textOfMoment(content)
  if (typeof content === 'boolean') return content ? 'TRUE' : 'FALSE'
  return showNumber(content)
}

/** The day of a content, where it has one. */
export function dayOfContent(content: Date): string {
  return Number.isNaN(content.getTime()) ? '' : content.toISOString().slice(0, 10)
}

/** A time of day is a fraction of the day before all days of spreadsheets; midnight is a day alone. */
function textOfMoment(content: Date): string {
  const day = dayOfContent(content)
  if (day === '') return ''
  const time = content.toISOString().slice(11, 19).replace(/:00$/, '')
  if (content.getUTCFullYear() < FIRST_YEAR) return time
  return time === '00:00' ? day : `${day} ${time}`
}

const FIRST_YEAR = 1900

/** Any value as a cell of text holds it. */
export function writeText(value: unknown): CellContent {
  return showNumber(value) || null
}

/** What somebody put into a cell of text in which a format is asked for: `14:30`, `www.example.org`. */
export function readFormatted(
  { format }: Schema,
  { timeZone }: Pick<FormLocale, 'timeZone'>,
): (content: CellContent) => Json | undefined {
  return (content) => {
    const text = readText(content)
    return typeof text === 'string' ? (formatMeant(format, text, timeZone) ?? text) : text
  }
}

/** What somebody put into a cell of text. */
export function readText(content: CellContent): Json | undefined {
  const text = textOfContent(content).replaceAll(/\r\n?/g, '\n')
  return text.trim() === '' ? undefined : tidyLine(text)
}

/** Several texts, or several options by their titles, each on a line. */
export function writeLines(value: unknown, options: readonly Option[]): CellContent {
  if (!Array.isArray(value)) return writeText(value)
  const lines = value.map(
    (item) => options.find(({ const: code }) => code === item)?.title ?? scalarText(item),
  )
  return lines.join('\n') || null
}
