import type { FormNode } from '@formwright/definition'

/**
 * Whether every row requires a cell; not if it is only required by an alternative or within an optional group
 * of the row.
 */
export function isAlwaysRequired(cell: FormNode): boolean {
  if (!cell.requiredHere) return false
  let around = cell.parent
  while (around && !around.repeated && around.parent) {
    if (around.kind === 'branch' || !around.requiredHere) return false
    around = around.parent
  }
  return true
}
