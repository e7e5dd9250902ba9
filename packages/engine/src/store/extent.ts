import { ATTACHMENTS, below, joinPointer, LISTS, splitPointer, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { isFirstIndex } from '../structure/with-value.ts'

/** If more pointers changed visibility, they are handled per list. */
const MANY_TURNED = 200

/** What has to be read again after a change of visibility: the pointers, and their attachments and lists. */
export function readAnew(turned: readonly string[]): readonly string[] {
  const pointers =
    turned.length <= MANY_TURNED
      ? turned
      : turned.map((pointer) => pointer.split(/\/(?:\d+|\*)(?=\/|$)/, 1)[0]!)
  return [...new Set(pointers), ATTACHMENTS, LISTS]
}

/**
 * The pointers that a change actually replaces: an ancestor if objects have to be created or a list gets
 * shorter; single rows if most rows of a list are unchanged.
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
    // a new row is replaced as a whole
    if (Array.isArray(value) && !Object.hasOwn(value, key)) return [above]
    value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
  }
  return Array.isArray(value) && Array.isArray(after) ? replacedRows(pointer, value, after) : [pointer]
}

/** The first row that is created on a path, from a given depth on. */
function rowMade(keys: readonly string[], from: number): string | undefined {
  const at = keys.findIndex((key, depth) => depth >= from && isFirstIndex(key))
  return at < 0 ? undefined : joinPointer(keys.slice(0, at + 1))
}

/** The rows in which two lists differ; the list itself if it gets shorter or most rows differ. */
function replacedRows(
  list: string,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly string[] {
  if (after.length < before.length) return [list]
  const differing = after.flatMap((row, index) => (row === before[index] ? [] : [index]))
  return differing.length * 2 > after.length ? [list] : differing.map((index) => below(list, index))
}

/** The topmost pointer on a path at which an object has to be created. */
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

/** Whether an object only contains empty objects, as left behind when all values are removed. */
export function isEmptyTree(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every(isEmptyTree)
  )
}
