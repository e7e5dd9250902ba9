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

/** Answers with what has its place again, and what has none still. */
export interface PutBack {
  readonly answers: unknown
  readonly back: readonly LeftBehind[]
  readonly aside: readonly LeftBehind[]
}

/**
 * Puts what a correction left without a place back where a later version has it again. What was typed there
 * meanwhile stays, and so does what was done with rows: then it is kept aside as before.
 * @param aside what had no place any more when answers left `from`
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

/** Something that was left and that a form has a place for, where other answers stand by now. */
export interface PutOver {
  /** Answers with it in its place; nothing where that is in rows that are others by now. */
  readonly answers?: unknown
}

/**
 * Puts something that was left in its place, whatever stands there.
 * @returns nothing where the form has no place for it
 */
export function putOver(answers: unknown, left: LeftBehind, from: FormBundle, to: Form): PutOver | undefined {
  const next = putBackAnswers(answers, left, { from, to, over: true })
  if (next === NO_PLACE) return undefined
  return next === TAKEN ? {} : { answers: next }
}

/** Somebody did something there meanwhile. */
const TAKEN = Symbol('taken')
const NO_PLACE = Symbol('no place')

interface PutBackOptions {
  readonly from: FormBundle
  readonly to: Form
  /** Whatever stands there. */
  readonly over: boolean
}

/** Answers with what was left in its place, or why it is not there. */
function putBackAnswers(document: unknown, left: LeftBehind, { from, to, over }: PutBackOptions): unknown {
  const own = documentOf(left, treeOf(from))
  const moved = own === undefined ? undefined : moveAnswers(own, from, to)
  if (moved?.aside.length !== 0) return NO_PLACE
  if (left.reason === 'proof') return withProofBack(document, moved.answers)
  const current = left.rows && moveAnswers(nested(left.rows.pointer, left.rows.held), from, to).answers
  return mergedBack(document, moved.answers, { held: current, tree: treeOf(to.bundle), over })
}

/** What was left as answers that hold nothing else; nothing where the form never had a place for it. */
function documentOf({ pointer, value, reason, rows }: LeftBehind, tree: FormTree): unknown {
  if (rows?.places.length === 0 || (rows && !hasPointer(tree, rows.pointer))) return undefined
  if (reason === 'evidence' || reason === 'proof') return isFile(value) ? { attachments: [value] } : undefined
  if (!rows) return hasPointer(tree, pointer) ? nested(pointer, value) : undefined
  const paths = rows.places.map(splitPointer)
  return nested(rows.pointer, only(rows.held, paths, splitPointer(rows.pointer), tree))
}

/** Whether a form has a field, or a list behind one, at a place: what people bring says where it was. */
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

/** What stands at some paths of a value; rows and the places of tuples stay where they are. */
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
  /** What stood around them when they were left. */
  readonly held: unknown
  readonly tree: FormTree
  readonly over: boolean
}

/** Answers with others in their blank places, or over what stands there; else `TAKEN`. */
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

  /** Into the rows that they were taken from, if these are the same still. */
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

/** Each as often as it was there at most. */
function withItems(is: readonly unknown[], back: readonly unknown[], was: readonly unknown[]): unknown {
  const count = (items: readonly unknown[], item: unknown) =>
    items.filter((other) => equal(other, item)).length
  return back.reduce<readonly unknown[]>(
    (items, item) => (count(items, item) < count(was, item) ? [...items, item] : items),
    is,
  )
}

/** Files that are there already are not named twice. */
function withFiles(is: unknown, back: unknown): unknown {
  const files = Array.isArray(is) ? (is as readonly unknown[]) : []
  const more = (back as readonly unknown[]).filter((file) => !files.some((other) => equal(other, file)))
  return [...files, ...more]
}

/** The file proves its options again, where somebody left it there. */
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

/** Whether a row holds nothing but what it held. */
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
 * The places that are filled in one document and not, or otherwise, in another, and what with. Files are
 * none: they stand among others.
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
