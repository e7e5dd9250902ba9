import type { FormNode } from '@formwright/definition'

/**
 * Whether each row asks for a cell: what an alternative or an optional group in a row asks for, not each
 * does.
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
