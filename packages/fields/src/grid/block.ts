import { plainForms } from '@formwright/definition'
import { readClipboard } from '@formwright/sheets/clipboard'

/** Rows of cells as texts. */
export type Block = readonly (readonly string[])[]

/**
 * Parses a block of cells from the clipboard; `undefined` if the text is a single cell. Line breaks in quotes
 * are within a cell.
 */
export function blockIn(text: string): Block | undefined {
  if (!/[\t\r\n]/.test(text.replace(/[\r\n]+$/, ''))) return undefined
  const rows = readClipboard(text)
  return rows.length > 1 || rows.some((row) => row.length > 1) ? rows : undefined
}

/** Whether a text consists of digits, signs and separators only, so that it is not a label. */
export function isNumber(text: string): boolean {
  return /^[\d\s.,%+-]*\d[\d\s.,%+-]*$/.test(plainForms(text))
}
