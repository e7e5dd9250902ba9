import type { Sheet, Table, TableCell } from './page-model.ts'

/** Millimetres between the margins: as long as a line may be. */
export function lineWidth({ width, margins }: Sheet): number {
  return width - margins.left - margins.right
}

/** Millimetres that a cell takes across its columns. */
export function cellWidth({ x, columns }: Pick<TableCell, 'x' | 'columns'>, widths: Table['widths']): number {
  return widths.slice(x, x + columns).reduce((sum, width) => sum + width, 0)
}
