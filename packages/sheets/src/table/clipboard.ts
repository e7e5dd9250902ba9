import { parseCsv } from '../library/csv.ts'

/**
 * The cells that a spreadsheet puts on the clipboard: rows by line (LF, CR LF or CR), columns by tab, quotes
 * around a cell that has line breaks. A quote that is never closed is a letter of its cell.
 */
export function readClipboard(text: string): string[][] {
  const lines = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '')
  const fastMode = lines.split('"').length % 2 === 0
  return (parseCsv(lines, { delimiter: '\t', fastMode }) as unknown[][]).map((row) =>
    row.map((cell) => String(cell ?? '')),
  )
}

/**
 * The text of a single cell whose line breaks a spreadsheet has put between quotes; nothing for any other
 * text.
 */
export function quotedCell(text: string): string | undefined {
  if (!/^"[\s\S]*[\r\n\t][\s\S]*"\s*$/.test(text)) return undefined
  const rows = readClipboard(text)
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0] : undefined
}
