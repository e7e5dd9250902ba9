import {
  below,
  instances,
  isEmpty,
  isObject,
  isReadOnly,
  isWithin,
  joinPointer,
  listFor,
  ownMember,
  rowsAround,
  splitPointer,
  treeOf,
} from '@formwright/definition'
import type { FormBundle, FormNode, FormTree, NamedRow } from '@formwright/definition'
import { keyedOf, keyIn, rowsIn } from './keyed-tables.ts'
import { sharedTables } from './row-changes.ts'
import type { KeyedTable, Reference } from './keyed-tables.ts'

/** A field that references a row: pointer, label and containing rows. */
export interface Referrer {
  readonly pointer: string
  readonly label: string
  readonly rows: readonly NamedRow[]
  /** For a field with one member per row: the filled cells for that row. */
  readonly cells?: number
}

/** Rows of a list by key; references from within the given pointer are ignored. */
interface Rows {
  readonly table: KeyedTable
  readonly list: string
  readonly keys: ReadonlySet<unknown>
  readonly within: string
}

/** The references to rows, in form order. A member for a row counts if it is filled. */
export function referrersTo(bundle: FormBundle, answers: unknown, rows: Rows): Referrer[] {
  const tree = treeOf(bundle)
  const found = new Map<string, Referrer>()
  for (const reference of keyedOf(bundle).references) {
    if (reference.list !== rows.table.list) continue
    const { field, list, namedMembers } = reference
    for (const { pointer, value } of instances(field, answers)) {
      const target = listFor(field, list, pointer)
      if ((target !== undefined && target !== rows.list) || isWithin(pointer, rows.within)) continue
      const cells = namedMembers && cellsIn(tree, pointer, value, reference, rows.keys)
      if (cells === undefined ? !refers(value, rows.keys) : cells === 0) continue
      const named = namedMembers ? tableAround(field) : field
      const at = joinPointer(splitPointer(pointer).slice(0, named.path.length))
      found.set(at, {
        pointer: at,
        label: named.label,
        rows: rowsAround(tree, at, answers),
        ...(cells === undefined ? {} : { cells: cells + (found.get(at)?.cells ?? 0) }),
      })
    }
  }
  return [...found.values()]
}

/** The references to rows within a row, from outside of it. */
export function referrersInto(bundle: FormBundle, answers: unknown, row: string, within: string): Referrer[] {
  return sharedTables(bundle, row).flatMap((table) => {
    const keys = instances(table.list, answers)
      .filter(({ pointer }) => isWithin(pointer, row))
      .flatMap(({ value }) => rowsIn(value).map((one) => keyIn(one, table.cell)))
    return referrersTo(bundle, answers, { table, list: '', keys: new Set(keys), within })
  })
}

function refers(value: unknown, keys: Rows['keys']): boolean {
  return Array.isArray(value) ? value.some((key) => keys.has(key)) : keys.has(value)
}

/** Table lines with one member per row count as one field, with the id of the table; not the rows around. */
function tableAround(field: FormNode): FormNode {
  let table = field
  // columns may have an identity of their own within it
  for (let at: FormNode | undefined = field; at && at.kind !== 'rows'; at = at.parent)
    if (at.schema['x-id'] !== undefined) table = at
  return table
}

function cellsIn(
  tree: FormTree,
  pointer: string,
  value: unknown,
  { namedMembers }: Reference,
  keys: Rows['keys'],
): number {
  if (!isObject(value)) return 0
  const own = Object.keys(value).filter((key) => keys.has(key) && !namedMembers?.has(key))
  return own.reduce((sum, key) => sum + filledCells(tree, below(pointer, key), ownMember(value, key)), 0)
}

/** Cells that a person filled in, as opposed to those that the form fills in. */
function filledCells(tree: FormTree, pointer: string, value: unknown): number {
  if (isObject(value))
    return Object.keys(value).reduce(
      (sum, key) => sum + filledCells(tree, below(pointer, key), ownMember(value, key)),
      0,
    )
  const node = tree.nodeAt(pointer)
  return !isEmpty(value) && !(node && isReadOnly(node)) ? 1 : 0
}
