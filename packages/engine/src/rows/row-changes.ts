import {
  ATTACHMENTS,
  bundleAsking,
  bundleInYears,
  equal,
  instances,
  isObject,
  isWithin,
  joinPointer,
  listFor,
  LISTS,
  otherYears,
  rowKey,
  splitPointer,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { withValue } from '../structure/with-value.ts'
import { keyedOf, keyIn, missingKeys, rowsIn } from './keyed-tables.ts'
import type { KeyedTable, Reference } from './keyed-tables.ts'
import { withProofsFollowing } from './row-indexes.ts'

/** A pointer and its new value; `undefined` removes it. */
export type Change = readonly [pointer: string, value: Json | undefined]

/** The new order of rows: earlier index, or `new`. */
export type Arrangement = readonly (number | 'new')[]

/** The new names of referenced keys; `undefined` for keys that may no longer be referenced. */
export type Names = ReadonlyMap<unknown, string | undefined>

/**
 * The changes that reorder or replace the rows of a list: keys follow the row order; references, attachments
 * and lists follow their rows. `added`: the new rows. `without`: keys that may no longer be referenced.
 */
export function arrange(
  bundle: FormBundle,
  answers: unknown,
  list: string,
  arrangement: Arrangement,
  {
    added = [],
    without = [],
  }: { readonly added?: readonly Json[]; readonly without?: readonly string[] } = {},
): Change[] {
  const table = tableOf(bundle, list)
  const indexes = new Map(arrangement.flatMap((from, to) => (from === 'new' ? [] : [[from, to] as const])))
  let next = withProofsFollowing(answers, new Map([[list, indexes]]))
  if (table && without.length > 0)
    next = rewritten(bundle, next, table, list, new Map(without.map((key) => [key, undefined])))
  // changes within the rows are taken along
  const present = rowsIn(valueAt(next, list))
  const fresh = added.values()
  const arranged = arrangement.map((from) => (from === 'new' ? fresh.next().value : present[from]))
  next = withValue(next, splitPointer(list), arranged)
  if (table && !table.isShared) next = renumbered(bundle, next, table, list)
  for (const shared of sharedTables(bundle, list))
    next = withoutStrays(bundle, answers, withOwnKeys(bundle, next, shared, list), shared)
  return differences(bundle, answers, next, list)
}

/** The keyed table that a list is, if it is one. */
export function tableOf(bundle: FormBundle, list: string): KeyedTable | undefined {
  const node = treeOf(bundle).nodeAt(list)
  return keyedOf(bundle).tables.find((table) => table.list === node)
}

/** The tables at or in the rows of a list whose keys are unique in the whole form. */
export function sharedTables(bundle: FormBundle, list: string): KeyedTable[] {
  const node = treeOf(bundle).nodeAt(list)
  if (!node) return []
  return keyedOf(bundle).tables.filter(
    (table) => table.isShared && isWithin(table.list.pointer, node.pointer),
  )
}

/** Assigns keys to rows that lack one; references within a copied row are updated. */
function withOwnKeys(bundle: FormBundle, answers: unknown, table: KeyedTable, list: string): unknown {
  const lists = instances(table.list, answers)
  const isOwn = ({ pointer }: { readonly pointer: string }) => isWithin(pointer, list)
  const own = lists.filter(isOwn)
  const others = lists.filter((one) => !isOwn(one))
  let next = answers
  for (const [at, key] of missingKeys(table, own, others)) {
    const before = valueAt(answers, at)
    const keys = splitPointer(at)
    next = withValue(next, keys, key)
    if (typeof before === 'string')
      next = rewritten(bundle, next, table, joinPointer(keys.slice(0, -2)), new Map([[before, key]]), true)
  }
  return next
}

/** Removes references to deleted rows. */
function withoutStrays(bundle: FormBundle, before: unknown, after: unknown, table: KeyedTable): unknown {
  const keysIn = (answers: unknown) =>
    instances(table.list, answers).flatMap(({ value }) => rowsIn(value).map((row) => keyIn(row, table.cell)))
  const present = new Set(keysIn(after))
  const gone = keysIn(before).filter((key) => !present.has(key))
  if (gone.length === 0) return after
  return rewritten(bundle, after, table, '', new Map(gone.map((key) => [key, undefined])))
}

function renumbered(bundle: FormBundle, answers: unknown, table: KeyedTable, list: string): unknown {
  const names = new Map<unknown, string | undefined>()
  const rows = rowsIn(valueAt(answers, list)).map((row, index) => {
    const key = rowKey(table.pattern, index + 1)
    const before = keyIn(row, table.cell)
    if (typeof before === 'string' && !names.has(before)) names.set(before, key)
    return before === key ? row : withValue(row, [table.cell.key], key)
  })
  // an unused key must not come to refer to a row that gets it now
  for (const key of new Set(names.values())) if (!names.has(key)) names.set(key, undefined)
  return rewritten(bundle, withValue(answers, splitPointer(list), rows), table, list, names)
}

/**
 * The document with renamed references to the rows of a list.
 * @param onlyInside leave references to rows of any such list as they are
 */
export function rewritten(
  bundle: FormBundle,
  answers: unknown,
  table: KeyedTable,
  list: string,
  names: Names,
  onlyInside = false,
): unknown {
  let next = answers
  for (const { reference, pointer, value } of referringTo(bundle, table, answers)) {
    const target = listFor(reference.field, reference.list, pointer)
    if (target === undefined ? onlyInside : target !== list) continue
    const after = renamed(value, names, reference)
    if (!equal(value, after)) next = withValue(next, splitPointer(pointer), after)
  }
  return next
}

interface Referring {
  readonly reference: Reference
  readonly pointer: string
  readonly value: unknown
}

/** The references to rows of a table, including those in years that no date asks for. */
function referringTo(bundle: FormBundle, { list }: KeyedTable, answers: unknown): Referring[] {
  const inYears = (own: FormBundle): Referring[] =>
    keyedOf(own).references.flatMap((reference) =>
      reference.list.pointer === list.pointer
        ? instances(reference.field, answers).map((one) => ({ reference, ...one }))
        : [],
    )
  const own = bundleInYears(bundle, answers)
  const others = otherYears(own, answers).flatMap((other) =>
    inYears(bundleAsking(own, other)).filter(({ pointer }) => isWithin(pointer, other.pointer)),
  )
  return [...inYears(own), ...others]
}

function renamed(value: unknown, names: Names, { namedMembers }: Reference): unknown {
  // a row may have no key yet, and an empty reference does not mean it
  const next = (key: unknown) => (typeof key === 'string' && names.has(key) ? names.get(key) : key)
  if (!namedMembers)
    return Array.isArray(value) ? value.map(next).filter((key) => key !== undefined) : next(value)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, held]) => {
      const name = namedMembers.has(key) ? key : next(key)
      return typeof name === 'string' ? [[name, held]] : []
    }),
  )
}

/** The changes of the list, references, attachments and lists. */
function differences(bundle: FormBundle, before: unknown, after: unknown, list: string): Change[] {
  const referring = keyedOf(bundle).references.flatMap(({ field }) =>
    instances(field, before).map(({ pointer }) => pointer),
  )
  const pointers = [
    list,
    ...new Set(referring.filter((pointer) => !isWithin(pointer, list))),
    ...otherYears(bundle, before).map(({ pointer }) => pointer),
    ATTACHMENTS,
    LISTS,
  ]
  return pointers.flatMap((pointer): Change[] => {
    const value = valueAt(after, pointer) as Json | undefined
    return equal(valueAt(before, pointer), value) ? [] : [[pointer, value]]
  })
}
