import { cutList } from '@formwright/definition'
import type { Sheet } from '../library/xlsx.ts'
import type { SheetProblem } from '../problems/problems.ts'
import { cellName } from './open-workbook.ts'

/** Notices about hidden rows and columns of a sheet that have content; they are read nevertheless. */
export function hiddenNotices({ name, rows, rowDefs, columns = [] }: Sheet): SheetProblem[] {
  const isFilled = (value: unknown) => value !== null && value !== undefined && value !== ''
  // the first column of our own workbooks is hidden and holds the row marks, which are pointers
  const from = rows.every(([mark]) => !isFilled(mark) || String(mark).startsWith('/')) ? 1 : 0
  const hiddenRows = rows.flatMap((row, y) =>
    rowDefs?.get(y)?.hidden && row.slice(from).some(isFilled) ? [String(y + 1)] : [],
  )
  const hiddenColumns = columns.flatMap((column, x) =>
    x >= from && column?.hidden && rows.some((row) => isFilled(row[x]))
      ? [cellName(0, x).replace(/\d+$/, '')]
      : [],
  )
  return [
    ...(hiddenRows.length > 0
      ? [
          {
            code: 'hidden-rows' as const,
            sheet: name,
            params: { rows: cutList(hiddenRows, NAMED), count: hiddenRows.length },
          },
        ]
      : []),
    ...(hiddenColumns.length > 0
      ? [
          {
            code: 'hidden-columns' as const,
            sheet: name,
            params: { columns: cutList(hiddenColumns, NAMED), count: hiddenColumns.length },
          },
        ]
      : []),
  ]
}

/** Maximum number of rows or columns named in a notice. */
const NAMED = 20
