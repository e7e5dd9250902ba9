import { readXlsx } from '../library/xlsx.ts'
import type { Sheet } from '../library/xlsx.ts'
import { UnreadableSheet } from '../problems/problems.ts'
import { guardWorkbook } from '../safety/guard.ts'

/** The sheets of a workbook, after checking that it is safe to read. @throws UnreadableSheet */
export async function openWorkbook(bytes: Uint8Array): Promise<readonly Sheet[]> {
  const safe = guardWorkbook(bytes)
  let sheets: readonly Sheet[]
  try {
    sheets = (await readXlsx(safe, { readStyles: true, maxRows: MAX_SHEET_ROWS + 1 })).sheets
  } catch (error) {
    const detail = error instanceof Error ? error.message : ''
    // a cell far away from the others: the library refuses to allocate the rows between
    if (/spans \d+ rows/.test(detail)) throw new UnreadableSheet('too-many-rows', { limit: MAX_SHEET_ROWS })
    throw new UnreadableSheet('not-a-workbook')
  }
  if (sheets.length === 0) throw new UnreadableSheet('no-rows')
  return sheets
}

/** Maximum number of rows of a sheet. */
export const MAX_SHEET_ROWS = 20_000

/**
 * The name of a cell, such as `C7`.
 * @param row from 0
 * @param column from 0
 */
export function cellName(row: number, column: number): string {
  let characters = ''
  for (let rest = column; rest >= 0; rest = Math.floor(rest / 26) - 1)
    characters = String.fromCodePoint(65 + (rest % 26)) + characters
  return `${characters}${row + 1}`
}
