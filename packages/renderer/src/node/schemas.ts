import type { FormNode } from '@formwright/definition'
import type { JsonSchema } from '@jsonforms/core'

const schemas = new WeakMap<FormNode, JsonSchema>()
const nodes = new WeakMap<object, FormNode>()

/**
 * The schema that elements inside a row get from JSON Forms; one object for each node, so that it tells the
 * node.
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
 * The node whose members the scopes of an element are relative to; `undefined` for a schema that is not of
 * this form.
 */
export function nodeOfSchema(schema: object): FormNode | undefined {
  return nodes.get(schema)
}
