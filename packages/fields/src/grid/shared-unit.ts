import { unitOf } from '@formwright/definition'
import type { CellShape, Schema } from '@formwright/definition'

/** The unit that all numbers of a row, a column or a table have; nothing where they differ. */
export function sharedUnit(
  cells: readonly ({ readonly shape?: CellShape | undefined; readonly schema: Schema } | undefined)[],
): string {
  const units = new Set(cells.flatMap((cell) => (cell?.shape === 'number' ? [unitOf(cell.schema)] : [])))
  return units.size === 1 ? [...units][0]! : ''
}
