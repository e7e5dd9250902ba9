import { plainForms } from '@formwright/definition'
import { readClipboard } from '@formwright/sheets/clipboard'

/** Rows of cells as texts. */
export type Block = readonly (readonly string[])[]

/**
 * A block of cells as a spreadsheet puts it on the clipboard; nothing where a text is one cell only. Line
 * breaks between quotes are in one cell.
 */
export function blockIn(text: string): Block | undefined {
  if (!/[\t\r\n]/.test(text.replace(/[\r\n]+$/, ''))) return undefined
  const rows = readClipboard(text)
  return rows.length > 1 || rows.some((row) => row.length > 1) ? rows : undefined
}

/** Whether a text is digits with what stands between and around them, and so no label. */
export function isNumber(text: string): boolean {
  return /^[\d\s.,%+-]*\d[\d\s.,%+-]*$/.test(plainForms(text))
}
