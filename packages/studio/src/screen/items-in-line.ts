import { word } from '@formwright/definition'
import type { Language } from '@formwright/definition'

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
