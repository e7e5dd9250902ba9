import { ATTACHMENTS, below, joinPointer, LISTS, splitPointer, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { isFirstIndex } from '../structure/with-value.ts'

/** More places than these that were shown or hidden are looked at by their lists. */
const MANY_TURNED = 200

/**
 * What reads differently once places are shown or hidden: they themselves, the files and lists that belong to
 * them.
 */
export function readAnew(turned: readonly string[]): readonly string[] {
  const pointers =
    turned.length <= MANY_TURNED
      ? turned
      : turned.map((pointer) => pointer.split(/\/(?:\d+|\*)(?=\/|$)/, 1)[0]!)
  return [...new Set(pointers), ATTACHMENTS, LISTS]
}

/**
 * What a change at a pointer replaces: more than the pointer says when no object stands where one has to be
 * made, or when a list gets fewer rows; less when most rows of a list are those of before.
 */
export function replacedBy(document: unknown, pointer: string, after: Json | undefined): readonly string[] {
  const keys = splitPointer(pointer)
  let above = ''
  let value: unknown = document
  for (const [index, key] of keys.entries()) {
    if (value === undefined || value === null) return [rowMade(keys, index) ?? pointer]
    if (typeof value !== 'object') return [above]
    const isRemoved = after === undefined && index === keys.length - 1
    if (Array.isArray(value) && isRemoved) return [above]
    above = below(above, key)
    // a row that was not there comes whole
    if (Array.isArray(value) && !Object.hasOwn(value, key)) return [above]
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
  }
  return Array.isArray(value) && Array.isArray(after) ? replacedRows(pointer, value, after) : [pointer]
}

/** The first row that is made on the way to a place, from a depth on where nothing stands. */
function rowMade(keys: readonly string[], from: number): string | undefined {
  const at = keys.findIndex((key, depth) => depth >= from && isFirstIndex(key))
  return at < 0 ? undefined : joinPointer(keys.slice(0, at + 1))
}

/** The rows in which a list differs from another; the list itself where it gets shorter or most differ. */
function replacedRows(
  list: string,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly string[] {
  if (after.length < before.length) return [list]
  const differing = after.flatMap((row, index) => (row === before[index] ? [] : [index]))
  return differing.length * 2 > after.length ? [list] : differing.map((index) => below(list, index))
}

/** The topmost place on the way to a pointer where an object has to be made. */
export function madeFor(document: unknown, pointer: string): string | undefined {
  const keys = splitPointer(pointer)
  let at = ''
  for (const key of keys.slice(0, -1)) {
    at = below(at, key)
    const value = valueAt(document, at)
    if (typeof value !== 'object' || value === null) return at
  }
  return undefined
}

/**
 * True for an object that holds nothing but such objects: what is left when all that was put in is taken out
 * again.
 */
export function isEmptyTree(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isEmptyTree)
  )
}
