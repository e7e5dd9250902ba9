import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import type { Table as Grid, TableCell as GridCell } from '../page/page-model.ts'
import type { SheetWithRare } from './rare.ts'
import { CELL_PADDING } from '../page/styles.ts'
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

/**
 * A table of the official form: merged cells, rows that stay whole, a header that comes again on each page.
 */
export function tableOf(grid: Grid, sheet: SheetWithRare): Table {
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
    rows: Array.from({ length: grid.rows }, (_, y) => rowOf(grid, y, sheet)),
  })
}

function rowOf(grid: Grid, y: number, sheet: SheetWithRare): TableRow {
  const cells = grid.cells.filter((cell) => cell.y === y)
  const height = Math.max(0, ...cells.filter((cell) => cell.rows === 1).map((cell) => cell.height ?? 0))
  return new TableRow({
    cantSplit: !grid.splitRows || cells.some((cell) => cell.rows === 1 && cell.together),
    tableHeader: grid.repeatHeader && y < grid.headerRows,
    ...(height > 0 ? { height: { value: twips(height), rule: HeightRule.ATLEAST } } : {}),
    children: cells.map((cell) => cellOf(cell, grid, sheet)),
  })
}

function cellOf(cell: GridCell, { widths, cells }: Grid, sheet: SheetWithRare): TableCell {
  const stays = cells.some(
    (group) => group.together && group !== cell && cell.y >= group.y && cell.y < group.y + group.rows - 1,
  )
  return new TableCell({
    columnSpan: cell.columns,
    rowSpan: cell.rows,
    width: { size: twips(cellWidth(cell, widths)), type: WidthType.DXA },
    verticalAlign: cell.top ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
    borders: {
      ...(cell.open?.top ? { top: { style: BorderStyle.NIL } } : {}),
      ...(cell.open?.bottom ? { bottom: { style: BorderStyle.NIL } } : {}),
    },
    children: cell.paragraphs.map((paragraph) =>
      paragraphOf(paragraph, sheet, {
        align: cell.align,
        strong: cell.strong ?? false,
        keepNext: stays || (cell.rows > 1 && (cell.together ?? false)),
      }),
    ),
  })
}
