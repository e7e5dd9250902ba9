import type { FormNode } from '@formwright/definition'
import type { JsonSchema } from '@jsonforms/core'

const schemas = new WeakMap<FormNode, JsonSchema>()
const nodes = new WeakMap<object, FormNode>()

/**
 * The schema that JSON Forms passes to elements inside a row. There is one object for each node, so that the
 * node can be found by it.
 */
export function schemaOfNode(node: FormNode): JsonSchema {
  let schema = schemas.get(node)
  if (!schema) {
    schemas.set(node, (schema = { ...node.schema } as unknown as JsonSchema))
    nodes.set(schema, node)
  }
  return schema
}

/**
 * The node that the scopes of an element are relative to; `undefined` for a schema that is not one of
 * `schemaOfNode`.
 */
export function nodeOfSchema(schema: object): FormNode | undefined {
  return nodes.get(schema)
}
