import { below } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { isObject } from '../merge/equal.ts'

/** One step of a JSON Patch (RFC 6902). */
export type Operation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }

/** A list, or an object of more members than this, whose difference would take more steps than this is replaced as a whole. */
const MAX_STEPS = 2000

/**
 * What turns one document into another. Documents kept by `OpenForm` share what did not change, so only what did is
 * looked at. Arrays of another length are replaced from the first difference on.
 */
export function diffDocuments(before: unknown, after: unknown, path = ''): Operation[] {
  const operations: Operation[] = []
  diff(before, after, path, operations)
  return operations
}

function diff(before: unknown, after: unknown, path: string, operations: Operation[]): void {
  if (Object.is(before, after)) return
  const start = operations.length
  let isLong = false
  if (Array.isArray(before) && Array.isArray(after)) {
    isLong = true
    diffArrays(before, after, path, operations)
  } else if (isObject(before) && isObject(after)) {
    isLong = Object.keys(after).length > MAX_STEPS
    diffObjects(before, after, path, operations)
  } else operations.push({ op: 'replace', path, value: after as Json })
  if (isLong && operations.length - start > MAX_STEPS) {
    operations.length = start
    operations.push({ op: 'replace', path, value: after as Json })
  }
}

function diffObjects(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  path: string,
  operations: Operation[],
): void {
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) operations.push({ op: 'remove', path: below(path, key) })
  }
  for (const [key, value] of Object.entries(after)) {
    const at = below(path, key)
    if (!Object.hasOwn(before, key)) operations.push({ op: 'add', path: at, value: value as Json })
    else diff(before[key], value, at, operations)
  }
}

function diffArrays(
  before: readonly unknown[],
  after: readonly unknown[],
  path: string,
  operations: Operation[],
): void {
  const shared = Math.min(before.length, after.length)
  for (let index = 0; index < shared; index++)
    diff(before[index], after[index], below(path, index), operations)
  for (let index = before.length - 1; index >= shared; index--)
    operations.push({ op: 'remove', path: below(path, index) })
  for (let index = shared; index < after.length; index++)
    operations.push({ op: 'add', path: below(path, index), value: after[index] as Json })
}
