import {
  attachmentEntries,
  below,
  bundleInYears,
  equal,
  isObject,
  isWithin,
  listIndex,
  listFor,
  pointerOfTarget,
  splitPointer,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { FormBundle } from '@formwright/definition'
import { keyedOf, keyIn, rowsIn } from '../rows/keyed-tables.ts'
import { alignRows, likeness } from './align-rows.ts'
import type { Row } from './align-rows.ts'
import { isRows } from './merge-rows.ts'
import { withoutKeys } from './reconcile-answers.ts'

/** Minimum similarity for a row to count as moved. */
const SAME_ROW = 0.5

/**
 * Returns a function that maps a pointer to its location after a change: rows are followed when rows are
 * added, moved or deleted, columns when a row gets another key. For a deleted row, the list that contained
 * it.
 */
export function pointerAfterChange(
  bundle: FormBundle,
  before: unknown,
  after: unknown,
): (pointer: string) => string {
  // keys are assigned by position and do not identify a row
  const own = bundleInYears(bundle, before)
  const [was, is] = [before, after].map((answers) => withoutKeys(bundle, answers))
  const known = new Map<string, readonly (number | undefined)[] | undefined>()
  const rowsNow = (list: string, at: string) => {
    const [rows, now] = [valueAt(was, list), valueAt(is, at)]
    if (Object.is(valueAt(before, list), valueAt(after, at)) || !isRows(rows) || !isRows(now))
      return undefined
    return rowsAfter(rows, now)
  }
  const rowAfter = (list: string, at: string, index: number) => {
    const lists = `${list} ${at}`
    if (!known.has(lists)) known.set(lists, rowsNow(list, at))
    const rows = known.get(lists)
    return rows && index < rows.length ? rows[index] : index
  }
  const keyAfter = (field: string, at: string, key: string): string | undefined => {
    const node = treeOf(own).nodeAt(field)
    const reference = keyedOf(own).references.find((one) => one.field === node && one.namedMembers)
    if (!reference || reference.namedMembers!.has(key)) return key
    const [list, now] = [field, at].map((pointer) => listFor(reference.field, reference.list, pointer))
    if (list === undefined || now === undefined) return key
    const index = rowsIn(valueAt(before, list)).findIndex((row) => keyIn(row, reference.cell) === key)
    const to = index < 0 ? undefined : rowAfter(list, now, index)
    const name = to === undefined ? undefined : keyIn(rowsIn(valueAt(after, now))[to], reference.cell)
    return typeof name === 'string' ? name : undefined
  }
  return (pointer) => {
    let [from, to] = ['', '']
    for (const key of splitPointer(pointer)) {
      const value = valueAt(before, from)
      const index = isRows(value) ? listIndex(key) : undefined
      const next =
        index !== undefined ? rowAfter(from, to, index) : isObject(value) ? keyAfter(from, to, key) : key
      if (next === undefined) return to
      from = below(from, key)
      to = below(to, next)
    }
    return to
  }
}

/**
 * Returns a test for whether the value at a pointer, or its files, differ from earlier answers, following
 * moved rows. Assigned keys are ignored.
 */
export function changedSince(
  bundle: FormBundle,
  before: unknown,
  now: unknown,
): (pointer: string) => boolean {
  const pointerThen = pointerAfterChange(bundle, now, before)
  const [then, here] = [before, now].map((answers) => contentIn(bundle, answers)) as [ContentAt, ContentAt]
  return (pointer) => {
    const was = pointerThen(pointer)
    if (splitPointer(was).length < splitPointer(pointer).length) return true
    return !equal(then(was), here(pointer))
  }
}

/** The value at a pointer, with its files. */
type ContentAt = (pointer: string) => unknown

function contentIn(bundle: FormBundle, answers: unknown): ContentAt {
  const unkeyed = withoutKeys(bundle, answers)
  return (pointer) => [
    valueAt(unkeyed, pointer),
    attachmentEntries(answers).flatMap((file) => {
      const target =
        isObject(file) && typeof file.target === 'string' ? pointerOfTarget(file.target) : undefined
      return target !== undefined && isWithin(target, pointer) ? [{ ...(file as object), target: '' }] : []
    }),
  ]
}

/**
 * The new index of each row; `undefined` for deleted ones. Unchanged rows are matched first, so that long
 * lists with few changes cost linear time.
 */
export function rowsAfter(before: readonly Row[], after: readonly Row[]): readonly (number | undefined)[] {
  const became = unchangedRows(before, after)
  const taken = new Set(became)
  const changed = [...before.keys()].filter((index) => became[index] === undefined)
  const free = [...after.keys()].filter((index) => !taken.has(index))
  const aligned = alignRows(
    changed.map((index) => before[index]!),
    free.map((index) => after[index]!),
  )
  if (!aligned) return became
  const guessed = aligned.map((to) => (to === undefined ? undefined : free[to]!))
  const alike = (from: number, to: number) => likeness(before[from]!, after[to]!)
  changed.forEach((from, at) => {
    const to = guessed[at]
    if (to === undefined || alike(from, to) < SAME_ROW) return
    became[from] = to
    taken.add(to)
  })
  // alignment preserves the order: moved rows are searched among the rest
  changed.forEach((from, at) => {
    if (became[from] !== undefined) return
    const [best] = free
      .flatMap((to) => (taken.has(to) ? [] : [{ to, alike: alike(from, to) }]))
      .sort((one, other) => other.alike - one.alike)
    const to = best && best.alike >= SAME_ROW ? best.to : guessed[at]
    if (to === undefined) return
    became[from] = to
    taken.add(to)
  })
  return became
}

/** The indexes of unchanged rows; equal rows are matched in order. */
function unchangedRows(before: readonly Row[], after: readonly Row[]): (number | undefined)[] {
  const indexesByRow = new Map<string, number[]>()
  for (const [index, row] of after.entries()) {
    const value = JSON.stringify(row)
    const known = indexesByRow.get(value)
    if (known) known.push(index)
    else indexesByRow.set(value, [index])
  }
  return before.map((row) => indexesByRow.get(JSON.stringify(row))?.shift())
}
