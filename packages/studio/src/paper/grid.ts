import type { PaperCell } from '@formwright/definition'

/** A cell of a paper table with the columns and rows that it covers. */
export interface GridCell {
  readonly cell: PaperCell
  readonly row: number
  /** Index among the cells written in its row. */
  readonly index: number
  readonly column: number
  readonly columns: number
  readonly rows: number
}

/** The position of each cell of a table; cells that span several rows shift those in the rows below. */
export function gridOf(rows: readonly (readonly PaperCell[])[]): GridCell[] {
  const taken = new Set<string>()
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.map((cell, index) => {
      while (taken.has(`${row}:${column}`)) column++
      const found = { cell, row, index, column, columns: cell.span ?? 1, rows: cell.rows ?? 1 }
      for (let r = 0; r < found.rows; r++)
        for (let c = 0; c < found.columns; c++) taken.add(`${row + r}:${column + c}`)
      column += found.columns
      return found
    })
  })
}

/** The cells from rows above that span a row. */
export function reachingOver(grid: readonly GridCell[], row: number): GridCell[] {
  return grid.filter((one) => one.row < row && one.row + one.rows > row)
}
