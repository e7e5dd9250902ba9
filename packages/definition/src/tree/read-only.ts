import type { Schema } from '../types/index.ts'
import type { FormNode } from './form-node.ts'
import type { FormTree } from './tree.ts'

/**
 * Whether nobody fills in a place: the form gives it out (`x-key`), or it or an object that holds it is
 * `readOnly`.
 */
export function isReadOnly(node: FormNode): boolean {
  if (node.schema['x-key'] !== undefined) return true
  for (let at: FormNode | undefined = node; at; at = at.parent) if (at.schema.readOnly === true) return true
  return false
}

/** As `isReadOnly`, of the place at a pointer. */
export function isReadOnlyAt(tree: FormTree, pointer: string): boolean {
  const node = tree.nodeAt(pointer)
  return node !== undefined && isReadOnly(node)
}

/** The schema of a place that says itself what an object that holds it says of it. */
export function lockedSchema(node: FormNode, schema: Schema = node.schema): Schema {
  return isReadOnly(node) && schema.readOnly !== true ? { ...schema, readOnly: true } : schema
}
