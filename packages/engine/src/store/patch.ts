import { below, isObject, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'

/** One operation of a JSON Patch (RFC 6902). */
export type Operation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }

/**
 * A list or object of more members than this is replaced as a whole if its diff would have more operations
 * than this.
 */
const MAX_STEPS = 2000

/**
 * The JSON Patch from one document to another. Documents of `FormStore` share unchanged parts, which are
 * skipped. Arrays of different length are replaced from the first difference on.
 */
export function diffDocuments(before: unknown, after: unknown, path = ''): Operation[] {
  const operations: Operation[] = []
  diff(before, after, path, operations)
  return operations
}

/** The patches in both directions, computed in one comparison. */
export function diffBothWays(
  before: unknown,
  after: unknown,
): { readonly patch: Operation[]; readonly undo: Operation[] } {
  const patch = diffDocuments(before, after)
  const undo = patch.map(({ op, path }): Operation => {
    if (op === 'add') return { op: 'remove', path }
    // an operation changes a location that earlier ones did not touch
    return { op: op === 'remove' ? 'add' : 'replace', path, value: valueAt(before, path) as Json }
  })
  return { patch, undo: undo.reverse() }
}

function diff(before: unknown, after: unknown, path: string, operations: Operation[]): void {
  if (Object.is(before, after)) return
  const start = operations.length
  const most = start + MAX_STEPS
  if (Array.isArray(before) && Array.isArray(after)) {
    if (diffArrays(before, after, path, operations, most)) return
  } else if (isObject(before) && isObject(after)) {
    const isLong = Object.keys(after).length > MAX_STEPS
    if (diffObjects(before, after, path, operations, isLong ? most : Infinity)) return
  }
  operations.length = start
  operations.push({ op: 'replace', path, value: after as Json })
}

/** False if there are more than `most` operations; the rest is skipped. */
function diffObjects(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  path: string,
  operations: Operation[],
  most: number,
): boolean {
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) operations.push({ op: 'remove', path: below(path, key) })
  }
  for (const [key, value] of Object.entries(after)) {
    const at = below(path, key)
    if (!Object.hasOwn(before, key)) operations.push({ op: 'add', path: at, value: value as Json })
    else diff(before[key], value, at, operations)
    if (operations.length > most) return false
  }
  return operations.length <= most
}

function diffArrays(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  operations: Operation[],
  most: number,
): boolean {
  const shared = Math.min(before.length, after.length)
  if (operations.length + Math.abs(before.length - after.length) > most) return false
  for (let index = 0; index < shared; index++) {
    diff(before[index], after[index], below(path, index), operations)
    if (operations.length > most) return false
  }
  for (let index = before.length - 1; index >= shared; index--)
    operations.push({ op: 'remove', path: below(path, index) })
  for (let index = shared; index < after.length; index++)
    operations.push({ op: 'add', path: below(path, index), value: after[index] as Json })
  return operations.length <= most
}
