import { ATTACHMENTS, below, LISTS, splitPointer, stepInto, valueAt } from '@formwright/definition'
import type { FormNode, FormTree, Json } from '@formwright/definition'
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
 * The pointers that a change actually replaces: a row, or an entry of a map, that is created for it; a list
 * that gets shorter; single rows if most rows of a list are unchanged.
 */
export function replacedBy(
  tree: FormTree,
  document: unknown,
  pointer: string,
  after: Json | undefined,
): readonly string[] {
  const keys = splitPointer(pointer)
  let above = ''
  let value: unknown = document
  let node: FormNode | undefined = tree.root
  for (const [index, key] of keys.entries()) {
    const isMissing = value === undefined || value === null
    if (!isMissing && typeof value !== 'object') return [above]
    const isRemoved = after === undefined && index === keys.length - 1
    if (Array.isArray(value) && isRemoved) return [above]
    above = below(above, key)
    node &&= stepInto(node, key)
    const isEntry = Array.isArray(value) || node?.repeated || (isMissing && isFirstIndex(key))
    const isThere = !isMissing && Object.hasOwn(value as object, key)
    if (isEntry && !isThere) return [above]
    value = isThere ? (value as Record<string, unknown>)[key] : undefined
  }
  return Array.isArray(value) && Array.isArray(after) ? replacedRows(pointer, value, after) : [pointer]
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
