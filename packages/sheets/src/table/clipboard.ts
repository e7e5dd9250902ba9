/**
 * Parses cells from the clipboard: rows separated by line breaks (LF, CR LF or CR), columns by tabs.
 * Spreadsheets quote cells that contain line breaks or tabs and double the quotes in them. All other quotes
 * are literal, as in 5" and "a", or where a quote is never closed.
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

/** A quoted cell followed by a tab, a line break or the end; or an unquoted one. */
const CELL = /"([^"]*(?:""[^"]*)*)"(?=[\t\n]|$)|[^\t\n]*/y

function unquoted(quoted: string): string {
  return /[\t\n]|""/.test(quoted) ? quoted.replaceAll('""', '"') : `"${quoted}"`
}

/**
 * The text of a single cell that a spreadsheet quoted because of its line breaks; `undefined` for any other
 * text.
 */
export function quotedCell(text: string): string | undefined {
  if (!/^"[\s\S]*[\r\n\t][\s\S]*"\s*$/.test(text)) return undefined
  const rows = readClipboard(text)
  return rows.length === 1 && rows[0]!.length === 1 ? rows[0]![0] : undefined
}
