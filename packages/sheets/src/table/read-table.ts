import { DEFAULT_LANGUAGE, momentText, numberText } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { parseCsv } from '../library/csv.ts'
import type { Sheet } from '../library/xlsx.ts'
import { UnreadableSheet } from '../problems/problems.ts'
import type { SheetProblem } from '../problems/problems.ts'
import { asShown } from '../safety/number.ts'
import { seenContent } from '../safety/seen.ts'
import { checkSignature, checkSize, isZip } from '../safety/guard.ts'
import { decodeText } from './decode.ts'
import { hiddenNotices } from './hidden.ts'
import { cellName, MAX_SHEET_ROWS, openWorkbook } from './open-workbook.ts'

/** A table of texts, and notices about how it was read. */
export interface ReadTable {
  /** The rows that are not empty. */
  readonly rows: readonly (readonly string[])[]
  /** The line number of each row in the file, from 1 as in spreadsheets. */
  readonly lines: readonly number[]
  readonly notices: readonly SheetProblem[]
}

const MAX_COLUMNS = 1000

/**
 * Reads a table from a file: the first visible sheet of an .xlsx, or CSV in UTF-8, UTF-16 or the encoding
 * that Excel and WPS use for the language. Merged cells give the same text in each of their rows; formulas
 * give their results.
 * @param language of the people who write the file
 * @throws UnreadableSheet
 */
export async function readTable(
  bytes: Uint8Array,
  language: Language = DEFAULT_LANGUAGE,
): Promise<ReadTable> {
  checkSize(bytes)
  checkSignature(bytes)
  return isZip(bytes) ? readSheet(bytes) : readText(bytes, language)
}

async function readSheet(bytes: Uint8Array): Promise<ReadTable> {
  const sheets = await openWorkbook(bytes)
  const sheet = sheets.find(({ hidden, veryHidden }) => !hidden && !veryHidden) ?? sheets[0]!
  const notices: SheetProblem[] = hiddenNotices(sheet)
  const rows = sheet.rows.map((row, y) => row.map((_, x) => textAt(sheet, y, x, notices)))
  return { ...bounded(unmerged(sheet, rows, notices)), notices }
}

function textAt(sheet: Sheet, y: number, x: number, notices: SheetProblem[]): string {
  const cell = sheet.cells?.get(`${y},${x}`)
  const value = sheet.rows[y]?.[x] ?? null
  if (cell?.type === 'error')
    notices.push({
      code: 'cell-error',
      sheet: sheet.name,
      cell: cellName(y, x),
      params: { value: String(value) },
    })
  if (cell?.type === 'error') return ''
  if (cell?.formula !== undefined && value === null)
    notices.push({ code: 'formula-empty', sheet: sheet.name, cell: cellName(y, x) })
  if (value instanceof Date) return momentText(value)
  if (value === null) return ''
  const { content, notice } = seenContent(value, cell?.style?.numFmt)
  if (notice) notices.push({ ...notice, sheet: sheet.name, cell: cellName(y, x) })
  return typeof content === 'number' ? numberText(asShown(content)) : String(content)
}

/** Copies the text of merged cells to all their rows. */
function unmerged(
  { name, merges = [] }: Sheet,
  rows: readonly (readonly string[])[],
  notices: SheetProblem[],
): string[][] {
  const filled = rows.map((row) => [...row])
  for (const { startRow, startCol, endRow, endCol } of merges) {
    const text = filled[startRow]?.[startCol]
    if (text === undefined || text === '' || endRow === startRow) continue
    for (let y = startRow + 1; y <= Math.min(endRow, filled.length - 1); y++) filled[y]![startCol] = text
    notices.push({
      code: 'merged',
      sheet: name,
      params: { range: `${cellName(startRow, startCol)}:${cellName(endRow, endCol)}` },
    })
  }
  return filled
}

function readText(bytes: Uint8Array, language: Language): ReadTable {
  const { text, guessed } = decodeText(bytes, language)
  const open = openQuote(text)
  if (open > 0) throw new UnreadableSheet('bad-csv', { line: open })
  // nearly every Chinese file uses this encoding, so no notice is needed
  const isUsual = guessed === undefined || guessed === 'gb18030'
  const notices: SheetProblem[] = isUsual ? [] : [{ code: 'encoding-guessed', params: { encoding: guessed } }]
  const rows = parseCsv(text, { maxRows: MAX_SHEET_ROWS + 1 }) as unknown[][]
  return { ...bounded(rows.map((row) => row.map((cell) => String(cell ?? '')))), notices }
}

/** The line of an opening quote that is never closed; 0 if there is none. */
function openQuote(text: string): number {
  let opened = 0
  let line = 1
  for (const char of text) {
    if (char === '\n') line++
    else if (char === '"') opened = opened === 0 ? line : 0
  }
  return opened
}

/** The rows that are not empty, with their cells trimmed, and their line numbers. */
function bounded(rows: readonly (readonly string[])[]): Pick<ReadTable, 'rows' | 'lines'> {
  const kept = rows
    .map((row, index) => ({
      row: row.map((cell) => cell.replaceAll(/\r\n?/g, '\n').trim()),
      line: index + 1,
    }))
    .filter(({ row }) => row.some((cell) => cell !== ''))
  if (kept.length === 0) throw new UnreadableSheet('no-rows')
  if (kept.length > MAX_SHEET_ROWS) throw new UnreadableSheet('too-many-rows', { limit: MAX_SHEET_ROWS })
  if (kept.some(({ row }) => row.length > MAX_COLUMNS && row.slice(MAX_COLUMNS).some((cell) => cell !== '')))
    throw new UnreadableSheet('too-many-columns', { limit: MAX_COLUMNS })
  return { rows: kept.map(({ row }) => row), lines: kept.map(({ line }) => line) }
}
