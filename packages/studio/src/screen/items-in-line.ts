import { plainForms, word } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** The years of a line, whatever parts them; nothing where a year is not whole, or something else stands. */
export function yearsInLine(line: string): number[] | undefined {
  const years = plainForms(line)
    .split(/[\s、,;]+/)
    .filter((year) => year !== '')
  return years.length > 0 && years.every((year) => /^\d{4}年?$/.test(year))
    ? years.map((year) => Number.parseInt(year, 10))
    : undefined
}

/** Several short texts in one line to be edited: 甲、乙 or “A; B”. */
export function inLine(items: readonly string[], language: Language): string {
  return items.join(word('enumeration', language))
}

/**
 * The texts of a line: a comma parts them only where nothing else does, as titles may have commas of their
 * own. What is still to be typed is an empty one.
 */
export function itemsInLine(line: string): string[] {
  const mark = [/[;；\n]/, /、/].find((one) => one.test(line)) ?? /[,，]/
  return line.split(mark).map((item) => item.trim())
}
