import { unitOf } from '@formwright/definition'
import type { CellShape, Schema } from '@formwright/definition'

/** The common unit of all numbers in some cells; empty if they differ. */
export function sharedUnit(
  cells: readonly ({ readonly shape?: CellShape | undefined; readonly schema: Schema } | undefined)[],
): string {
  const units = new Set(cells.flatMap((cell) => (cell?.shape === 'number' ? [unitOf(cell.schema)] : [])))
  return units.size === 1 ? [...units][0]! : ''
}
