import { readClipboard } from '@formwright/sheets/clipboard'

/** A block of cells as a spreadsheet puts it on the clipboard. */
export { readClipboard as parseBlock }

/** True when a text is more than one cell; line breaks between quotes are in one cell. */
export function isBlock(text: string): boolean {
  if (!/[\t\r\n]/.test(text.replace(/[\r\n]+$/, ''))) return false
  const rows = readClipboard(text)
  return rows.length > 1 || rows.some((row) => row.length > 1)
}
