import {
  below,
  instances,
  isObject,
  keyedList,
  keyNumber,
  ownMember,
  referredList,
  refersToAny,
  rowKey,
  valueAt,
  nodesOf,
} from '@formwright/definition'
import type { FormNode, TreeBundle } from '@formwright/definition'

/** A table with row keys (`x-key`). */
export interface KeyedTable {
  /** The list; its pointer has `*` if it is nested in rows. */
  readonly list: FormNode
  /** The cell with the key. */
  readonly cell: FormNode
  /** `RD00`. */
  readonly pattern: string
  /**
   * The list is nested and referenced from outside of its rows: keys are unique in the whole form and stay
   * with their row.
   */
  readonly isShared: boolean
}

/** A list in the answers. */
interface ListAt {
  readonly pointer: string
  readonly value: unknown
}

/** A field that refers to rows of a table (`x-ref`). */
export interface Reference {
  readonly field: FormNode
  readonly list: FormNode
  readonly cell: FormNode
  /**
   * The field is an object with one member per row, named by its key; these are the members with other names.
   */
  readonly namedMembers: ReadonlySet<string> | undefined
}

/** The keyed tables of a form and the references to them, in form order. */
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
  const nodes = nodesOf(bundle)
  const references = nodes.flatMap((field): Reference[] => {
    const referred = referredList(field)
    return referred
      ? [{ field, list: referred.list, cell: referred.cell, namedMembers: namedMembersOf(field) }]
      : []
  })
  const tables = nodes.flatMap((list): KeyedTable[] => {
    const cell = keyedList(list)?.cell
    if (!cell) return []
    const isShared = references.some((one) => one.list === list && refersToAny(one.field, list))
    return [{ list, cell, pattern: cell.schema['x-key']!, isShared }]
  })
  return { tables, references }
}

function namedMembersOf({ kind, children }: FormNode): ReadonlySet<string> | undefined {
  return kind === 'map'
    ? new Set(children.filter(({ repeated }) => !repeated).map(({ key }) => key))
    : undefined
}

/** The keys in a field: one, several, or as member names; other values are type errors. */
export function keysIn({ namedMembers }: Reference, value: unknown): string[] {
  if (!namedMembers) return [value].flat().filter((key) => typeof key === 'string')
  if (!isObject(value)) return []
  return Object.keys(value).filter((key) => !namedMembers.has(key))
}

/** The rows of a value; empty if it is no list. */
export function rowsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The key of a row; `undefined` if it has none. */
export function keyIn(row: unknown, cell: FormNode): unknown {
  return ownMember(row, cell.key)
}

/** All keys of a table in a document; with `at`, those of the list at that pointer. */
export function keysOf({ list, cell }: Reference, answers: unknown, at?: string): Set<unknown> {
  const lists = at === undefined ? instances(list, answers).map(({ value }) => value) : [valueAt(answers, at)]
  return new Set(lists.flatMap((value) => rowsIn(value).map((row) => keyIn(row, cell))))
}

/** The lists of a document within which a key has to be unique: each by itself, or all together. */
export function listsOfOneKey({ list, isShared }: KeyedTable, answers: unknown): readonly ListAt[][] {
  const lists = instances(list, answers)
  return isShared ? [lists] : lists.map((one) => [one])
}

/** The highest number among the keys of lists. */
export function lastNumber({ cell, pattern }: KeyedTable, lists: readonly ListAt[]): number {
  const numbers = lists.flatMap(({ value }) =>
    rowsIn(value).map((row) => keyNumber(pattern, keyIn(row, cell)) ?? 0),
  )
  return numbers.reduce((most, number) => Math.max(most, number), 0)
}

/**
 * The next free keys for rows with no key, an invalid one or a duplicate. Pointer → key.
 * @param others lists whose keys are taken as well
 */
export function missingKeys(
  table: KeyedTable,
  lists: readonly ListAt[],
  others: readonly ListAt[] = [],
): Map<string, string> {
  const { cell, pattern } = table
  const numbersOf = ({ value }: ListAt) => rowsIn(value).map((row) => keyNumber(pattern, keyIn(row, cell)))
  const taken = new Set<number | undefined>([undefined, ...others.flatMap(numbersOf)])
  let next = lastNumber(table, [...lists, ...others])
  const given = new Map<string, string>()
  for (const list of lists)
    for (const [index, number] of numbersOf(list).entries()) {
      if (taken.has(number)) given.set(below(list.pointer, index, cell.key), rowKey(pattern, ++next))
      else taken.add(number)
    }
  return given
}
