import type { Cell, CellShape, Field } from '@formwright/definition'

/** The single cell of a field, if it has one of these shapes; otherwise `undefined`. */
export function only(field: Field, ...shapes: CellShape[]): Cell | undefined {
  const [cell, ...others] = field.cells
  return cell && others.length === 0 && cell.pointer === field.pointer && shapes.includes(cell.shape)
    ? cell
    : undefined
}
