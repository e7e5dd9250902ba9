import { below, isWithin, joinPointer, splitPointer, valueAt } from '../json/pointer.ts'
import type { FormNode } from './form-node.ts'
import { wholeRowName } from './row-name.ts'
import { instances, stepInto } from './tree.ts'

/**
 * A list whose rows have keys (`x-key`): its node, that of its row, and the cell of the row that holds the
 * key.
 */
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

/** A row that something may refer to: its key, what it is called, and where it stands. */
export interface ReferredRow {
  readonly key: string
  /** Key and name: “RD01 智能装配”. */
  readonly title: string
  readonly pointer: string
}

/**
 * The rows that a field may refer to, in their order; rows without a key are left out.
 * @param at where the field stands in the answers
 */
export function referredRows(field: FormNode, at: string, answers: unknown): readonly ReferredRow[] {
  const target = referredList(field)
  if (!target) return []
  const { list, row, cell } = target
  const own = listFor(field, list, at)
  const lists =
    own === undefined ? instances(list, answers) : [{ pointer: own, value: valueAt(answers, own) }]
  return lists.flatMap(({ pointer, value }) =>
    (Array.isArray(value) ? value : []).flatMap((item: unknown, index): ReferredRow[] => {
      const key = valueAt(item, joinPointer([cell.key]))
      return typeof key === 'string' && key !== ''
        ? [{ key, title: wholeRowName(row, item), pointer: below(pointer, index) }]
        : []
    }),
  )
}

/** The outermost list that a place in rows is in; the place itself where it is in none. */
export function outermostList(pattern: string): string {
  return pattern.split('/*', 1)[0]!
}

/** The row that a list stands in; nothing for one that stands in none. */
function rowAround({ pointer }: FormNode): string {
  const star = pointer.lastIndexOf('/*')
  return star < 0 ? '' : pointer.slice(0, star + '/*'.length)
}

/** Whether a field refers to a list that stands in rows from outside of these, so to the rows of any. */
export function refersToAny(field: FormNode, list: FormNode): boolean {
  return !isWithin(field.pointer, rowAround(list))
}

/**
 * The list whose rows a field refers to: of a list that stands in rows, the one in the same row; `undefined`
 * for any of them.
 */
export function listFor(field: FormNode, list: FormNode, at: string): string | undefined {
  const row = rowAround(list)
  if (row === '') return list.pointer
  if (refersToAny(field, list)) return undefined
  const depth = splitPointer(row).length
  return below(joinPointer(splitPointer(at).slice(0, depth)), ...list.path.slice(depth))
}
