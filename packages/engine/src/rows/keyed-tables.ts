import {
  below,
  instances,
  isWithin,
  joinPointer,
  keyNumber,
  rowKey,
  splitPointer,
  treeOf,
  valueAt,
  walk,
} from '@formwright/definition'
import type { FormNode, TreeBundle } from '@formwright/definition'

/** A table whose rows have keys (`x-key`). */
export interface KeyedTable {
  /** The list; its pointer has `*` where it stands in rows itself. */
  readonly list: FormNode
  /** The cell of the row that holds the key. */
  readonly cell: FormNode
  /** `RD00`. */
  readonly pattern: string
}

/** A field that refers to rows of a table (`x-ref`). */
export interface Reference {
  readonly field: FormNode
  readonly list: FormNode
  readonly cell: FormNode
}

/** The tables with keys of a form and what refers to them, in form order. */
export interface Keyed {
  readonly tables: readonly KeyedTable[]
  readonly references: readonly Reference[]
}

const known = new WeakMap<object, Keyed>()

export function keyedOf(bundle: TreeBundle): Keyed {
  let keyed = known.get(bundle.schema)
  if (!keyed) known.set(bundle.schema, (keyed = find(bundle)))
  return keyed
}

function find(bundle: TreeBundle): Keyed {
  const tree = treeOf(bundle)
  const nodes = [...walk(tree.root)]
  const tables = nodes.flatMap((list): KeyedTable[] => {
    const cell = list.kind === 'rows' ? keyCellOf(list) : undefined
    return cell ? [{ list, cell, pattern: cell.schema['x-key']! }] : []
  })
  const references = nodes.flatMap((field): Reference[] => {
    const at = field.schema['x-ref']?.list
    const table = at === undefined ? undefined : tables.find(({ list }) => list === tree.nodeAt(at))
    return table ? [{ field, list: table.list, cell: table.cell }] : []
  })
  return { tables, references }
}

function keyCellOf(list: FormNode): FormNode | undefined {
  const row = list.children.find(({ repeated }) => repeated)
  return row?.children.find(({ schema }) => schema['x-key'] !== undefined)
}

/** The rows of a value; none where it is no list. */
export function rowsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The key of a row; `undefined` where there is none. */
export function keyIn(row: unknown, cell: FormNode): unknown {
  return typeof row === 'object' && row !== null && Object.hasOwn(row, cell.key)
    ? (row as Record<string, unknown>)[cell.key]
    : undefined
}

/** The list whose rows a field refers to: of a table that stands in rows, the one in the same row; `undefined` for any of them. */
export function listReferredTo({ field, list }: Reference, at: string): string | undefined {
  const star = list.pointer.lastIndexOf('/*')
  if (star < 0) return list.pointer
  const row = list.pointer.slice(0, star + '/*'.length)
  if (!isWithin(field.pointer, row)) return undefined
  const depth = splitPointer(row).length
  return below(joinPointer(splitPointer(at).slice(0, depth)), ...list.path.slice(depth))
}

/** Every key of a table in a document; with `at`, of the list at that pointer. */
export function keysOf({ list, cell }: Reference, answers: unknown, at?: string): Set<unknown> {
  const lists = at === undefined ? instances(list, answers).map(({ value }) => value) : [valueAt(answers, at)]
  return new Set(lists.flatMap((value) => rowsIn(value).map((row) => keyIn(row, cell))))
}

/** The keys for rows that have none of their own form, or one that is there already: the next free ones. Pointer → key. */
export function missingKeys(
  { cell, pattern }: KeyedTable,
  pointer: string,
  rows: readonly unknown[],
): Map<string, string> {
  const numbers = rows.map((row) => keyNumber(pattern, keyIn(row, cell)))
  const taken = new Set<number>()
  let next = numbers.reduce<number>((most, number) => Math.max(most, number ?? 0), 0)
  const given = new Map<string, string>()
  for (const [index, number] of numbers.entries()) {
    if (number !== undefined && !taken.has(number)) taken.add(number)
    else given.set(below(pointer, index, cell.key), rowKey(pattern, ++next))
  }
  return given
}
