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
  /**
   * The list stands in rows and something outside of them refers to its rows: a key is given once in the
   * whole form, and stays with its row.
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
   * The field is an object with a member for each row, called by its key; these are the members that are
   * called otherwise.
   */
  readonly namedMembers: ReadonlySet<string> | undefined
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
  const nodes = [...walk(treeOf(bundle).root)]
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

/**
 * The keys that a field holds, one, several, or as names of its members; what is no text is a matter of type.
 */
export function keysIn({ namedMembers }: Reference, value: unknown): string[] {
  if (!namedMembers) return [value].flat().filter((key) => typeof key === 'string')
  if (!isObject(value)) return []
  return Object.keys(value).filter((key) => !namedMembers.has(key))
}

/** The rows of a value; none where it is no list. */
export function rowsIn(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}

/** The key of a row; `undefined` where there is none. */
export function keyIn(row: unknown, cell: FormNode): unknown {
  return ownMember(row, cell.key)
}

/** Every key of a table in a document; with `at`, of the list at that pointer. */
export function keysOf({ list, cell }: Reference, answers: unknown, at?: string): Set<unknown> {
  const lists = at === undefined ? instances(list, answers).map(({ value }) => value) : [valueAt(answers, at)]
  return new Set(lists.flatMap((value) => rowsIn(value).map((row) => keyIn(row, cell))))
}

/** The lists of a document among whose rows a key may be there once: each by itself, or all together. */
export function listsOfOneKey({ list, isShared }: KeyedTable, answers: unknown): readonly ListAt[][] {
  const lists = instances(list, answers)
  return isShared ? [lists] : lists.map((one) => [one])
}

/** The highest number that a key of lists has. */
export function lastNumber({ cell, pattern }: KeyedTable, lists: readonly ListAt[]): number {
  const numbers = lists.flatMap(({ value }) =>
    rowsIn(value).map((row) => keyNumber(pattern, keyIn(row, cell)) ?? 0),
  )
  return numbers.reduce((most, number) => Math.max(most, number), 0)
}

/**
 * The keys for rows that have none of their own form, or one that is there already: the next free ones.
 * Pointer → key.
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
