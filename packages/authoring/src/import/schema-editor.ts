import { isObject, joinPointer, valueAt } from '@formwright/definition'
import { pathOfReference } from './schema-nodes.ts'
import type { Draft } from './schema-nodes.ts'

/**
 * Edits a schema in place, for example to add titles from a UI schema; a definition shared by several fields
 * is copied first.
 */
export class SchemaEditor {
  readonly schema: Draft

  constructor(schema: Draft) {
    this.schema = schema
  }

  /** A schema with its references resolved; read-only. */
  resolved(node: unknown): Draft {
    let result: Draft = isObject(node) ? { ...node } : {}
    for (let depth = 0; typeof result.$ref === 'string' && depth < 20; depth++) {
      const { $ref, ...own } = result
      const target = valueAt(this.schema, joinPointer(pathOfReference(String($ref))))
      result = { ...(isObject(target) ? target : {}), ...own }
    }
    return result
  }

  /** The schema of the member at a data path: keys of objects, `*` for the items of an array. */
  peek(path: readonly string[]): Draft | undefined {
    let node: Draft | undefined = this.resolved(this.schema)
    for (const key of path) {
      const found: readonly string[] | undefined = node && this.#placeBelow(node, key)
      const child = found && valueAt(node, joinPointer(found))
      if (child === undefined) return undefined
      node = this.resolved(child)
    }
    return node
  }

  /** The same for writing; `undefined` if the schema has no such member. */
  at(path: readonly string[]): Draft | undefined {
    if (this.peek(path) === undefined) return undefined
    let node: Draft = this.schema
    for (const key of path) {
      Object.assign(node, copy(this.resolved(node)))
      delete node.$ref
      const found = this.#placeBelow(node, key)
      if (!found) return undefined
      const holder = valueAt(node, joinPointer(found.slice(0, -1))) as Draft
      const last = found.at(-1)!
      if (!isObject(holder[last])) holder[last] = {}
      node = holder[last] as Draft
    }
    return node
  }

  /** Keys from a node to the schema of a member: of its own properties, otherwise of its branches. */
  #placeBelow(node: Draft, key: string): readonly string[] | undefined {
    if (key === '*') return node.items === undefined ? undefined : ['items']
    if (isObject(node.properties) && Object.hasOwn(node.properties, key)) return ['properties', key]
    for (const branch of branchesOf(node)) {
      const inner = valueAt(node, joinPointer(branch))
      const found = isObject(inner) ? this.#placeBelow(inner as Draft, key) : undefined
      if (found) return [...branch, ...found]
    }
    return undefined
  }
}

/** Keys from a node to each of its branches. */
export function branchesOf(node: Draft): (readonly string[])[] {
  const branches: (readonly string[])[] = []
  for (const key of ['allOf', 'oneOf', 'anyOf'] as const) {
    const list = node[key]
    if (Array.isArray(list)) for (const index of list.keys()) branches.push([key, String(index)])
  }
  for (const key of ['then', 'else'] as const) if (isObject(node[key])) branches.push([key])
  const dependent = node.dependentSchemas
  for (const name of isObject(dependent) ? Object.keys(dependent) : [])
    branches.push(['dependentSchemas', name])
  return branches
}

function copy(node: Draft): Draft {
  return JSON.parse(JSON.stringify(node)) as Draft
}
