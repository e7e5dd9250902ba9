import { below, shapeOf } from '@formwright/definition'
import type { CellShape, FormBundle, Schema } from '@formwright/definition'

/** A place that holds one value, and the validator's schema for it. */
export interface Leaf {
  readonly pointer: string
  readonly path: readonly string[]
  readonly part: string
  readonly label: string
  readonly shape: CellShape
  readonly schema: Schema
  readonly required: boolean
  /** The cells of one row, for a repeatable field. */
  readonly row?: readonly Leaf[]
}

/** An object that only holds others. */
export interface Group {
  readonly pointer: string
  readonly path: readonly string[]
  readonly part: string
  readonly label: string
  readonly schema: Schema
  readonly closed: boolean
}

export interface Structure {
  readonly leaves: readonly Leaf[]
  readonly groups: readonly Group[]
}

interface Node {
  readonly schema: Schema
  readonly path: readonly string[]
  readonly labels: readonly string[]
  readonly required: boolean
  readonly part: string
}

/** The tree of an edition as two flat lists in form order. */
export function structureOf(bundle: FormBundle): Structure {
  const structure: { leaves: Leaf[]; groups: Group[] } = { leaves: [], groups: [] }
  const parts = new Map(bundle.parts.map((part) => [part.key, part.title]))
  const single = parts.has('')
  collect({ schema: bundle.schema, path: [], labels: [], required: true, part: single ? '' : '*' }, structure)
  return structure
}

/** Every leaf and every cell of a row: what needs a validator. */
export function leavesOf(bundle: FormBundle): Leaf[] {
  return structureOf(bundle).leaves.flatMap((leaf) => [leaf, ...(leaf.row ?? [])])
}

function collect(node: Node, structure: { leaves: Leaf[]; groups: Group[] }): void {
  if (!isGroup(node.schema)) {
    structure.leaves.push(leafOf(node))
    return
  }
  structure.groups.push({
    pointer: pointerOf(node.path),
    path: node.path,
    part: node.part === '*' ? '' : node.part,
    label: node.labels.join('｜'),
    schema: node.schema,
    closed: node.schema.additionalProperties === false,
  })
  for (const child of childrenOf(node)) collect(child, structure)
}

function leafOf(node: Node): Leaf {
  const shape = shapeOf(node.schema)
  const base = {
    pointer: pointerOf(node.path),
    path: node.path,
    part: node.part,
    label: node.labels.join('｜'),
    shape,
    schema: node.schema,
    required: node.required,
  }
  if (shape !== 'rows') return base
  const row: Node = { ...node, schema: node.schema.items!, path: [], required: true }
  return { ...base, row: childrenOf(row).map(leafOf) }
}

function childrenOf(node: Node): Node[] {
  const required = new Set(node.schema.required)
  return Object.entries(node.schema.properties ?? {}).map(([key, schema]) => {
    const isPart = node.part === '*'
    const titled = schema.title !== undefined && !isPart
    return {
      schema,
      path: [...node.path, key],
      labels: titled ? [...node.labels, schema.title!] : node.labels,
      required: node.required && required.has(key),
      part: isPart ? key : node.part,
    }
  })
}

function pointerOf(path: readonly string[]): string {
  return below('', ...path)
}

/** An object that only holds others: no format of its own and nothing that ties its members together. */
export function isGroup(schema: Schema): boolean {
  return (
    schema.type === 'object' &&
    schema.properties !== undefined &&
    schema.format === undefined &&
    !TYING.some((keyword) => keyword in schema)
  )
}

const TYING = [
  'oneOf',
  'anyOf',
  'allOf',
  'not',
  'if',
  'dependentRequired',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'x-none',
]
