import { xmlText } from '@formwright/definition'

/** A text as a cell can hold it: no lone surrogates, no control characters, line breaks as in Excel. */
export function cellText(text: string): string {
  return xmlText(text.replaceAll(/\r\n?/g, '\n'))
}

/** Excel reads `_x0041_` as the letter A; such sequences in a text are escaped. */
export function escapedText(text: string): string {
  return cellText(text).replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
}

/** Maximum number of characters in an Excel cell. */
export const MAX_LETTERS = 32_767

/**
 * A text for a CSV file. If a spreadsheet would take it for a formula, an apostrophe is put before it, as
 * OWASP advises (CSV injection); full-width signs are included.
 */
export function defused(text: string): string {
  return /^[\s\u00a0\u3000]*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
