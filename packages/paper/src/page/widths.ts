import type { Sheet, Table, TableCell } from './page-model.ts'

/** Width between the margins in millimetres, i.e. the length of a line. */
export function lineWidth({ width, margins }: Sheet): number {
  return width - margins.left - margins.right
}

/** Width of a cell across its columns in millimetres. */
export function cellWidth({ x, columns }: Pick<TableCell, 'x' | 'columns'>, widths: Table['widths']): number {
  return widths.slice(x, x + columns).reduce((sum, width) => sum + width, 0)
}
