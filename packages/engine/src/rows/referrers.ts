import {
  below,
  instances,
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
import { isEmpty } from '../structure/empty.ts'
import { keyedOf, keyIn, rowsIn } from './keyed-tables.ts'
import { sharedTables } from './row-changes.ts'
import type { KeyedTable, Reference } from './keyed-tables.ts'

/** A field that refers to a row: where it is, what it is called, and the rows that it is in itself. */
export interface Referrer {
  readonly pointer: string
  readonly label: string
  readonly rows: readonly NamedRow[]
  /** In a field with a member for each row: the cells that were filled in for the row. */
  readonly cells?: number
}

/** Rows of a list by their keys; what refers to them from within the place counts for nothing. */
interface Rows {
  readonly table: KeyedTable
  readonly list: string
  readonly keys: ReadonlySet<unknown>
  readonly within: string
}

/** What refers to rows, in form order. A member that a field has for a row does where it was filled in. */
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

/** What refers to the rows in a row from outside of it. */
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

/** Lines of a table that have a member for each row are one field, with the identity of the table. */
function tableAround(field: FormNode): FormNode {
  let at: FormNode | undefined = field
  while (at && at.schema['x-id'] === undefined) at = at.parent
  return at ?? field
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

/** Cells that somebody filled in; the form fills in the others. */
function filledCells(tree: FormTree, pointer: string, value: unknown): number {
  if (isObject(value))
    return Object.keys(value).reduce(
      (sum, key) => sum + filledCells(tree, below(pointer, key), ownMember(value, key)),
      0,
    )
  const node = tree.nodeAt(pointer)
  return !isEmpty(value) && !(node && isReadOnly(node)) ? 1 : 0
}
