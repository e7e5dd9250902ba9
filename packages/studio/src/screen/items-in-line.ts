import { plainForms, word } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** The years in a line with any separators; `undefined` if a year is incomplete or other text occurs. */
export function yearsInLine(line: string): number[] | undefined {
  const years = plainForms(line)
    .split(/[\s、,;]+/)
    .filter((year) => year !== '')
  return years.length > 0 && years.every((year) => /^\d{4}年?$/.test(year))
    ? years.map((year) => Number.parseInt(year, 10))
    : undefined
}

/** Several short texts in one line for editing: 甲、乙 or “A; B”. */
export function inLine(items: readonly string[], language: Language): string {
  return items.join(word('enumeration', language))
}

/**
 * The texts of a line. Commas only separate them if there are no stronger separators, as titles may contain
 * commas. A trailing separator gives an empty text, which is still to be typed.
 */
export function itemsInLine(line: string): string[] {
  const mark = [/[;；\n]/, /、/].find((separator) => separator.test(line)) ?? /[,，]/
  return line.split(mark).map((item) => item.trim())
}
