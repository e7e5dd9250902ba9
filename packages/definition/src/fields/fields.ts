import type { FormBundle, Schema } from '../types/index.ts'
import type { FormNode } from '../tree/form-node.ts'
import { schemaOverBranches } from '../tree/branch-keys.ts'
import { lockedSchema } from '../tree/read-only.ts'
import { shapeOf } from '../tree/shape.ts'
import type { CellShape } from '../tree/shape.ts'
import { targetOf } from '../document/target.ts'
import { treeOf } from '../tree/tree.ts'

/** The smallest unit that holds one value; the index of a repeated row is `*`. */
export interface Cell {
  readonly pointer: string
  readonly label: string
  readonly shape: CellShape
  readonly schema: Schema
  /** Whether every enclosing object requires it; cells in a repeated row are required within their row. */
  readonly required: boolean
}

/**
 * A field: a unit of display. It may hold several cells (three years, a count with its names, a cross table).
 */
export interface Field {
  /** The `x-id`, or the dotted path where there is none. */
  readonly id: string
  readonly pointer: string
  /** The dotted path that attachments and lists use as their target. */
  readonly target: string
  readonly part: string
  readonly title: string
  readonly label: string
  readonly schema: Schema
  readonly cells: readonly Cell[]
  /** Pointer of the field's node in the bundle's schema. */
  readonly schemaPointer: string
  /** Its node in the form tree; for a field in a row, the node of all rows. */
  readonly node: FormNode
}

/** All fields of an edition in form order. */
export function fieldsOf(bundle: Pick<FormBundle, 'schema' | 'parts'>): Field[] {
  return bundle.parts.flatMap((part) => fieldsOfPart(bundle, part.key))
}

/**
 * The official label of a field or cell within its part: the titles from the outermost group inwards, joined
 * by ｜.
 */
export function officialLabel(field: Field, pointer = field.pointer): string {
  return field.cells.find((cell) => cell.pointer === pointer)?.label || field.label || field.title
}

/** The fields of one part in form order. A member that several branches have is one field. */
export function fieldsOfPart(bundle: Pick<FormBundle, 'schema' | 'parts'>, part: string): Field[] {
  const top = treeOf(bundle).part(part)
  const fields = new Map<string, Field>()
  if (top) for (const field of fieldsAt(top)) if (!fields.has(field.pointer)) fields.set(field.pointer, field)
  return [...fields.values()]
}

function fieldsAt(node: FormNode): Field[] {
  return holdsFields(node) ? node.children.flatMap(fieldsAt) : [fieldAt(node)]
}

/**
 * A node as one field.
 * @param pointer where it stands: in a row, with the index of the row in place of `*`
 */
export function fieldAt(node: FormNode, pointer = node.pointer): Field {
  const { id, part, title, label, schemaPointer } = node
  const schema = schemaOverBranches(node)
  const here = (at: string) => pointer + at.slice(node.pointer.length)
  const cells = cellsOf(node).map((cell) => ({ ...cell, pointer: here(cell.pointer) }))
  return { id, pointer, target: targetOf(pointer), part, title, label, schema, cells, schemaPointer, node }
}

/** The cells at and below a node. A member that several branches have is one cell. */
function cellsOf(node: FormNode): Cell[] {
  const cells = new Map<string, Cell>()
  for (const cell of cellsAt(node)) if (!cells.has(cell.pointer)) cells.set(cell.pointer, cell)
  return [...cells.values()]
}

function cellsAt(node: FormNode): Cell[] {
  if (hasMembers(node)) return node.children.flatMap(cellsAt)
  const { pointer, label, required } = node
  const over = schemaOverBranches(node)
  const shape = over === node.schema ? node.shape : shapeOf(over)
  // callers get a locked schema without having to know its ancestors
  const schema = lockedSchema(node, over)
  const own: Cell = { pointer, label, shape, schema, required }
  return shape === 'rows'
    ? [own, ...node.children.flatMap(({ children }) => children.flatMap(cellsAt))]
    : [own]
}

/** Whether the members of a node are separate fields; not if the node has an `x-id` or years of its own. */
export function holdsFields(node: FormNode): boolean {
  const { 'x-id': id, 'x-annual': years } = node.schema
  return hasMembers(node) && id === undefined && years === undefined
}

function hasMembers({ kind, repeats }: FormNode): boolean {
  return !repeats && (kind === 'group' || kind === 'variants' || kind === 'branch')
}
