import type { Schema } from '../types/index.ts'
import type { FormNode } from './form-node.ts'
import type { FormTree } from './tree.ts'

/**
 * Whether applicants cannot fill in a node: the form assigns it (`x-key`), or it or an ancestor is
 * `readOnly`.
 */
export function isReadOnly(node: FormNode): boolean {
  if (node.schema['x-key'] !== undefined) return true
  for (let at: FormNode | undefined = node; at; at = at.parent) if (at.schema.readOnly === true) return true
  return false
}

/** As `isReadOnly`, for a pointer. */
export function isReadOnlyAt(tree: FormTree, pointer: string): boolean {
  const node = tree.nodeAt(pointer)
  return node !== undefined && isReadOnly(node)
}

/** The schema of a node, with `readOnly` inherited from its ancestors. */
export function lockedSchema(node: FormNode, schema: Schema = node.schema): Schema {
  return isReadOnly(node) && schema.readOnly !== true ? { ...schema, readOnly: true } : schema
}
