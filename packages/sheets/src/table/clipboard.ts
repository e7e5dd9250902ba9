/**
 * The cells that a spreadsheet puts on the clipboard: rows by line (LF, CR LF or CR), columns by tab. Around
 * a cell that has line breaks or tabs it puts quotes, and doubles those within. Other quotes are what
 * somebody typed: in 5" and "a", and where one is never closed, they stay.
 */
export function readClipboard(text: string): string[][] {
  const lines = text.replaceAll(/\r\n?/g, '\n').replace(/\n$/, '')
  const rows: string[][] = [[]]
  const cell = new RegExp(CELL)
  for (let at = 0; at <= lines.length; at = cell.lastIndex + 1) {
    cell.lastIndex = at
    const [whole = '', quoted] = cell.exec(lines) ?? []
    rows.at(-1)!.push(quoted === undefined ? whole : unquoted(quoted))
    cell.lastIndex = at + whole.length
    if (lines[cell.lastIndex] === '\n') rows.push([])
  }
  return rows
}

/** A cell between quotes that is followed by a tab, a line break or the end; or one up to these. */
const CELL = /"([^"]*(?:""[^"]*)*)"(?=[\t\n]|$)|[^\t\n]*/y

function unquoted(quoted: string): string {
  return /[\t\n]|""/.test(quoted) ? quoted.replaceAll('""', '"') : `"${quoted}"`
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
