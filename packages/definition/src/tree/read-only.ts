import type { FormNode } from './form-node.ts'

/**
 * Whether nobody fills in a place: the form gives it out (`x-key`), or it or an object that holds it is
 * `readOnly`.
 */
export function isReadOnly(node: FormNode): boolean {
  if (node.schema['x-key'] !== undefined) return true
  for (let at: FormNode | undefined = node; at; at = at.parent) if (at.schema.readOnly === true) return true
  return false
}
