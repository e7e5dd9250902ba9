import { below, isWithin, joinPointer, ownMember, splitPointer, valueAt } from '../json/pointer.ts'
import type { FormNode } from './form-node.ts'
import { wholeRowName } from './row-name.ts'
import { instances, stepInto } from './tree.ts'
import type { Instance } from './tree.ts'

/** A list with row keys (`x-key`): its node, that of its row, and the cell with the key. */
export interface KeyedList {
  readonly list: FormNode
  readonly row: FormNode
  readonly cell: FormNode
}

/** The list that a field refers to (`x-ref`); `undefined` where it refers to none that has keys. */
export function referredList(field: FormNode): KeyedList | undefined {
  const pointer = field.schema['x-ref']?.list
  if (pointer === undefined) return undefined
  let root = field
  while (root.parent) root = root.parent
  const list = splitPointer(pointer).reduce<FormNode | undefined>((at, key) => at && stepInto(at, key), root)
  return list && keyedList(list)
}

/** A list whose rows have keys; `undefined` for any other node. */
export function keyedList(list: FormNode): KeyedList | undefined {
  const row = list.kind === 'rows' ? list.children.find(({ repeated }) => repeated) : undefined
  const cell = row?.children.find(({ schema }) => schema['x-key'] !== undefined)
  return row && cell ? { list, row, cell } : undefined
}

/** A row that can be referenced: its key, title and pointer. */
export interface ReferredRow {
  readonly key: string
  /** Key and name: “RD01 智能装配”. */
  readonly title: string
  readonly pointer: string
}

/**
 * The rows that a field may reference, in order; rows without a key are omitted.
 * @param at pointer of the field in the answers
 */
export function referredRows(field: FormNode, at: string, answers: unknown): readonly ReferredRow[] {
  const target = referredList(field)
  if (!target) return []
  const { row, cell } = target
  return listsFor(field, target, at, answers).flatMap(({ pointer, value }) =>
    (Array.isArray(value) ? value : []).flatMap((item: unknown, index): ReferredRow[] => {
      const key = valueAt(item, joinPointer([cell.key]))
      return typeof key === 'string' && key !== ''
        ? [{ key, title: wholeRowName(row, item), pointer: below(pointer, index) }]
        : []
    }),
  )
}

function listsFor(
  field: FormNode,
  { list }: KeyedList,
  at: string,
  answers: unknown,
): readonly Pick<Instance, 'pointer' | 'value'>[] {
  const own = listFor(field, list, at)
  return own === undefined ? instances(list, answers) : [{ pointer: own, value: valueAt(answers, own) }]
}

/** The row that has a key, of those that a field may refer to. */
export function referredRow(
  field: FormNode,
  at: string,
  answers: unknown,
  key: string,
): { readonly node: FormNode; readonly value: unknown } | undefined {
  const target = referredList(field)
  if (!target) return undefined
  for (const { value } of listsFor(field, target, at, answers)) {
    const found = Array.isArray(value) ? byKey(value, target.cell.key).get(key) : undefined
    if (found !== undefined) return { node: target.row, value: found }
  }
  return undefined
}

/** Rows by key, cached per list: lists are immutable. */
const rowsByKey = new WeakMap<readonly unknown[], Map<unknown, unknown>>()

function byKey(rows: readonly unknown[], cell: string): ReadonlyMap<unknown, unknown> {
  let found = rowsByKey.get(rows)
  if (!found) {
    found = new Map(rows.map((row) => [ownMember(row, cell), row]))
    rowsByKey.set(rows, found)
  }
  return found
}

/** The outermost list that contains a pointer in rows; the pointer itself if it is in none. */
export function outermostList(pattern: string): string {
  return pattern.split('/*', 1)[0]!
}

/** The row that contains a list; `undefined` if none does. */
function rowAround({ pointer }: FormNode): string {
  const star = pointer.lastIndexOf('/*')
  return star < 0 ? '' : pointer.slice(0, star + '/*'.length)
}

/**
 * Whether a field references a nested list from outside of its rows, so that it means the rows of all of
 * them.
 */
export function refersToAny(field: FormNode, list: FormNode): boolean {
  return !isWithin(field.pointer, rowAround(list))
}

/**
 * The list that a field references: for a nested list the one in the same row; `undefined` for all of them.
 */
export function listFor(field: FormNode, list: FormNode, at: string): string | undefined {
  const row = rowAround(list)
  if (row === '') return list.pointer
  if (refersToAny(field, list)) return undefined
  const depth = splitPointer(row).length
  return below(joinPointer(splitPointer(at).slice(0, depth)), ...list.path.slice(depth))
}
