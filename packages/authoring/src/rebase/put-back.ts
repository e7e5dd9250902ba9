import {
  attachmentEntries,
  ATTACHMENTS,
  below,
  equal,
  isObject,
  joinPointer,
  LISTS,
  ownMember,
  pointerOfTarget,
  splitPointer,
  treeOf,
} from '@formwright/definition'
import type { FormBundle, FormTree, Json } from '@formwright/definition'
import type { Form } from '@formwright/engine'
import type { LeftBehind } from '../carry/left.ts'
import { isBlank } from '../carry/values.ts'
import { moveAnswers } from './rebase.ts'

/** Answers with values restored, and those that still have no place. */
export interface PutBack {
  readonly answers: unknown
  readonly back: readonly LeftBehind[]
  readonly aside: readonly LeftBehind[]
}

/**
 * Restores values that a correction left without a place, where a later version has one. Values typed there
 * in the meantime, and changes to rows, take precedence; then the old value is kept aside.
 * @param aside the values without a place since answers left `from`
 */
export function putBack(answers: unknown, aside: readonly LeftBehind[], from: FormBundle, to: Form): PutBack {
  const back: LeftBehind[] = []
  const still: LeftBehind[] = []
  let document = answers
  for (const left of aside) {
    const next = putBackAnswers(document, left, { from, to, over: false })
    if (next === TAKEN || next === NO_PLACE) still.push(left)
    else {
      document = next
      back.push(left)
    }
  }
  return { answers: document, back, aside: still }
}

/** A value kept aside that a form has a place for, which is taken by another value. */
export interface PutOver {
  /** Answers with the value in its place; absent if it is in rows that have changed. */
  readonly answers?: unknown
}

/**
 * Restores a value kept aside, replacing the current one.
 * @returns `undefined` if the form has no place for it
 */
export function putOver(answers: unknown, left: LeftBehind, from: FormBundle, to: Form): PutOver | undefined {
  const next = putBackAnswers(answers, left, { from, to, over: true })
  if (next === NO_PLACE) return undefined
  return next === TAKEN ? {} : { answers: next }
}

/** The place was changed in the meantime. */
const TAKEN = Symbol('taken')
const NO_PLACE = Symbol('no place')

interface PutBackOptions {
  readonly from: FormBundle
  readonly to: Form
  /** Replaces the current value. */
  readonly over: boolean
}

/** Answers with the value restored, or why it was not. */
function putBackAnswers(document: unknown, left: LeftBehind, { from, to, over }: PutBackOptions): unknown {
  const own = documentOf(left, treeOf(from))
  const moved = own === undefined ? undefined : moveAnswers(own, from, to)
  if (moved?.aside.length !== 0) return NO_PLACE
  if (left.reason === 'proof') return withProofBack(document, moved.answers)
  const current = left.rows && moveAnswers(nested(left.rows.pointer, left.rows.held), from, to).answers
  return mergedBack(document, moved.answers, { held: current, tree: treeOf(to.bundle), over })
}

/** A document with only the value kept aside; `undefined` if the form never had a place for it. */
function documentOf({ pointer, value, reason, rows }: LeftBehind, tree: FormTree): unknown {
  if (rows?.places.length === 0 || (rows && !hasPointer(tree, rows.pointer))) return undefined
  if (reason === 'evidence' || reason === 'proof') return isFile(value) ? { attachments: [value] } : undefined
  if (!rows) return hasPointer(tree, pointer) ? nested(pointer, value) : undefined
  const paths = rows.places.map(splitPointer)
  return nested(rows.pointer, only(rows.held, paths, splitPointer(rows.pointer), tree))
}

/**
 * Whether a form has a field, or a list behind one, at a pointer; checked because the pointer may come from
 * outside.
 */
function hasPointer(tree: FormTree, pointer: string): boolean {
  const [member, target] = splitPointer(pointer)
  const at = `/${member}` === LISTS && target !== undefined ? pointerOfTarget(target) : pointer
  return at !== '' && tree.nodeAt(at) !== undefined
}

function isFile(value: unknown): boolean {
  return isObject(value) && (value.options === undefined || Array.isArray(value.options))
}

function nested(pointer: string, value: unknown): unknown {
  return splitPointer(pointer).reduceRight<unknown>((inner, key) => ({ [key]: inner }), value)
}

/** The parts of a value at some paths; rows and tuple items keep their indexes. */
function only(
  value: unknown,
  paths: readonly (readonly string[])[],
  at: readonly string[],
  tree: FormTree,
): unknown {
  if (paths.some(({ length }) => length === 0)) return value
  const inner = (key: string, item: unknown) =>
    only(
      item,
      paths.filter(([first]) => first === key).map((path) => path.slice(1)),
      [...at, key],
      tree,
    )
  if (Array.isArray(value)) {
    const items = value.map((item, index) => inner(String(index), item))
    const isRows = value.some(isObject) || isTuple(at, tree)
    return isRows
      ? items.map((item, index) => item ?? (isObject(value[index]) ? {} : null))
      : items.filter((item) => item !== undefined)
  }
  if (!isObject(value)) return undefined
  const members = Object.entries(value).flatMap(([key, item]) => {
    const some = inner(key, item)
    return some === undefined ? [] : [[key, some] as const]
  })
  return members.length > 0 ? Object.fromEntries(members) : undefined
}

function isTuple(at: readonly string[], tree: FormTree): boolean {
  return Array.isArray(tree.nodeAt(joinPointer(at))?.schema.prefixItems)
}

interface MergeBack {
  /** The value around them when they were kept aside. */
  readonly held: unknown
  readonly tree: FormTree
  readonly over: boolean
}

/** Answers with others added in empty places, or replacing current values; otherwise `TAKEN`. */
function mergedBack(there: unknown, own: unknown, { held: current, tree, over }: MergeBack): unknown {
  return merge(there, own, current, '')

  function merge(is: unknown, back: unknown, was: unknown, at: string): unknown {
    if (isBlank(back)) return is
    if (isNothing(is) && equal(back, was)) return back
    if (at === ATTACHMENTS) return withFiles(is, back)
    if (Array.isArray(back)) return was === undefined ? intoBlank(is, back) : intoItems(is, back, was, at)
    if (isObject(back) && (isObject(is) || isBlank(is))) return intoMembers(is, back, was, at)
    return intoBlank(is, back)
  }

  function intoMembers(is: unknown, back: object, was: unknown, at: string): unknown {
    const members: Record<string, unknown> = { ...(is as object | undefined) }
    for (const [key, item] of Object.entries(back)) {
      const next = merge(ownMember(is, key), item, ownMember(was, key), below(at, key))
      if (next === TAKEN) return TAKEN
      members[key] = next
    }
    return members
  }

  /** Restores values into the rows from which they were taken, if the rows are unchanged. */
  function intoItems(is: unknown, back: readonly unknown[], was: unknown, at: string): unknown {
    const items = is === undefined ? [] : is
    if (!Array.isArray(items) || !Array.isArray(was)) return TAKEN
    if (!was.some(isObject) && !isTuple(splitPointer(at), tree)) return withItems(items, back, was)
    const isReported = isTuple(splitPointer(at), tree)
    if (!isReported && (items.length !== was.length || !items.every((item, n) => isWithin(item, was[n]))))
      return TAKEN
    const merged = back.map((item, n) => merge(items[n], item, was[n], below(at, n)))
    return merged.includes(TAKEN) ? TAKEN : merged.map((item) => item ?? null)
  }

  function intoBlank(is: unknown, back: unknown): unknown {
    if (over || isNothing(is)) return back
    return equal(is, back) ? is : TAKEN
  }
}

/** Adds items back, each at most as often as it was there. */
function withItems(is: readonly unknown[], back: readonly unknown[], was: readonly unknown[]): unknown {
  const count = (items: readonly unknown[], item: unknown) =>
    items.filter((other) => equal(other, item)).length
  return back.reduce<readonly unknown[]>(
    (items, item) => (count(items, item) < count(was, item) ? [...items, item] : items),
    is,
  )
}

/** Adds files that are not there already. */
function withFiles(is: unknown, back: unknown): unknown {
  const files = Array.isArray(is) ? (is as readonly unknown[]) : []
  const more = (back as readonly unknown[]).filter((file) => !files.some((other) => equal(other, file)))
  return [...files, ...more]
}

/** Restores the options that a file is evidence for, if the file is still there. */
function withProofBack(document: unknown, own: unknown): unknown {
  const [back] = attachmentEntries(own) as readonly Proof[]
  const files = attachmentEntries(document) as readonly Proof[]
  const isIt = (file: Proof) => equal({ ...file, options: [] }, { ...back, options: [] })
  if (!files.some(isIt)) return TAKEN
  const attachments = files.map((file) =>
    isIt(file)
      ? { ...file, options: [...new Set([...(file.options ?? []), ...(back!.options ?? [])])] }
      : file,
  )
  return { ...(document as object), attachments }
}

interface Proof {
  readonly options?: readonly unknown[]
}

/** Whether a row contains nothing but what it contained before. */
function isWithin(is: unknown, was: unknown): boolean {
  if (isNothing(is) || equal(is, was)) return true
  if (Array.isArray(is))
    return Array.isArray(was) && is.length === was.length && is.every((item, n) => isWithin(item, was[n]))
  return isObject(is) && Object.entries(is).every(([key, item]) => isWithin(item, ownMember(was, key)))
}

function isNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isBlank(value)
  return Object.values(value).every(isNothing)
}

/**
 * The values that are filled in one document and empty or different in another, by pointer; without files.
 */
export function filledValues(before: unknown, after: unknown, at = ''): Record<string, Json> {
  if (equal(before, after) || at === ATTACHMENTS || isBlank(after)) return {}
  const isInner = Array.isArray(after) ? after.some(isObject) : isObject(after)
  if (!isInner) return { [at]: after as Json }
  const inner = Object.entries(after as object).map(([key, item]) =>
    filledValues(ownMember(before, key), item, below(at, key)),
  )
  return Object.assign({}, ...inner) as Record<string, Json>
}
