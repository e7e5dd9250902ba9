import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  VerticalMergeType,
  WidthType,
} from 'docx'
import type { Table as Grid, TableCell as GridCell } from '../page/page-model.ts'
import type { SheetWithRare } from './rare.ts'
import { CELL_PADDING } from '../page/styles.ts'
import { rowHeights } from '../layout/heights.ts'
import { line } from '../view/paragraphs.ts'
import { cellWidth } from '../page/widths.ts'
import { twips } from './lengths.ts'
import { paragraphOf } from './paragraph.ts'

const LINE = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
const PADDING = {
  top: twips(CELL_PADDING.y),
  bottom: twips(CELL_PADDING.y),
  left: twips(CELL_PADDING.x),
  right: twips(CELL_PADDING.x),
}

/** A table of the official form: merged cells, rows that do not break, a header repeated on each page. */
export function tableOf(grid: Grid, sheet: SheetWithRare, withNext: boolean): Table {
  const least = leastHeights(grid)
  return new Table({
    layout: TableLayoutType.FIXED,
    ...(sheet.rightToLeft ? { visuallyRightToLeft: true } : {}),
    alignment: AlignmentType.CENTER,
    columnWidths: grid.widths.map(twips),
    width: { size: twips(grid.widths.reduce((sum, width) => sum + width, 0)), type: WidthType.DXA },
    borders: {
      top: LINE,
      bottom: LINE,
      left: LINE,
      right: LINE,
      insideHorizontal: LINE,
      insideVertical: LINE,
    },
    margins: PADDING,
    rows: cellsByRow(grid).map((cells, y) => rowOf(grid, cells, y, { sheet, withNext, height: least[y]! })),
  })
}

/** The minimum height of each row. As in the PDF, extra height of a merged cell goes to its last row. */
function leastHeights(grid: Grid): number[] {
  const least = Array.from({ length: grid.rows }, () => 0)
  const tall = grid.cells.filter(({ height = 0 }) => height > 0)
  const heights = tall.some(({ rows }) => rows > 1) ? rowHeights(grid) : []
  for (const { y, rows, height = 0 } of tall) {
    const last = y + rows - 1
    const above = heights.slice(y, last).reduce((sum, one) => sum + one, 0)
    least[last] = Math.max(least[last]!, height - above)
  }
  return least
}

/** The cells of each row from left to right; a cell spanning several rows is in each of them. */
function cellsByRow({ cells, rows }: Grid): GridCell[][] {
  const byRow: GridCell[][] = Array.from({ length: rows }, () => [])
  for (const cell of cells) for (let y = cell.y; y < cell.y + cell.rows; y++) byRow[y]!.push(cell)
  for (const row of byRow) row.sort((one, other) => one.x - other.x)
  return byRow
}

function rowOf(
  grid: Grid,
  cells: readonly GridCell[],
  y: number,
  {
    sheet,
    withNext,
    height,
  }: { readonly sheet: SheetWithRare; readonly withNext: boolean; readonly height: number },
): TableRow {
  const keepNext = staysWithNext(grid, y, withNext)
  return new TableRow({
    cantSplit: !grid.splitRows || grid.kept.some((range) => range.y <= y && y < range.y + range.rows),
    tableHeader: grid.repeatHeader && y < grid.headerRows,
    ...(height > 0 ? { height: { value: twips(height), rule: HeightRule.ATLEAST } } : {}),
    children: cells.map((cell) => cellOf(cell, y, grid, sheet, keepNext)),
  })
}

/** Whether a row stays on one page with the next one; header rows stay with the first row below. */
function staysWithNext({ kept, headerRows, rows }: Grid, y: number, withNext: boolean): boolean {
  if (y === rows - 1) return withNext
  return y < headerRows || kept.some((range) => range.y <= y && y < range.y + range.rows - 1) || withNext
}

/**
 * A cell in one of its rows; a cell spanning several rows continues in each of them. Word takes “keep with
 * next” for the whole row from its first cell.
 */
function cellOf(cell: GridCell, y: number, grid: Grid, sheet: SheetWithRare, keepNext: boolean): TableCell {
  const begins = cell.y === y
  const own = begins ? cell.paragraphs : [line('')]
  return new TableCell({
    columnSpan: cell.columns,
    ...(cell.rows > 1
      ? { verticalMerge: begins ? VerticalMergeType.RESTART : VerticalMergeType.CONTINUE }
      : {}),
    width: { size: twips(cellWidth(cell, grid.widths)), type: WidthType.DXA },
    verticalAlign: cell.top ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    borders: {
      ...(cell.open?.top ? { top: { style: BorderStyle.NIL } } : {}),
      ...(cell.open?.bottom ? { bottom: { style: BorderStyle.NIL } } : {}),
    },
    children: own.map((paragraph) =>
      paragraphOf(paragraph, sheet, { align: cell.align, strong: cell.strong ?? false, keepNext }),
    ),
  })
}
