import { xmlText } from '@formwright/definition'

/** A text as a cell can hold it: whole characters, no control characters, lines as Excel breaks them. */
export function cellText(text: string): string {
  return xmlText(text.replaceAll(/\r\n?/g, '\n'))
}

/** Excel reads `_x0041_` as the letter A, so a text that has such a thing says that it means it. */
export function escapedText(text: string): string {
  return cellText(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** A cell of Excel holds no more letters. */
export const MAX_LETTERS = 32_767

/**
 * A text for a CSV file: one that a spreadsheet would take for a formula gets an apostrophe before it, as
 * OWASP advises (CSV injection), full-width signs included.
 */
export function defused(text: string): string {
  return /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
