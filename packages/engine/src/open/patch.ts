import { below } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { isObject } from '../merge/equal.ts'

/** One step of a JSON Patch (RFC 6902). */
export type Operation =
  | { readonly op: 'add' | 'replace'; readonly path: string; readonly value: Json }
  | { readonly op: 'remove'; readonly path: string }

/**
 * What turns one document into another. Documents kept by `OpenForm` share what did not change, so only what did is
 * looked at. Arrays of another length are replaced from the first difference on.
 */
export function diffDocuments(before: unknown, after: unknown, path = ''): Operation[] {
  if (Object.is(before, after)) return []
  if (Array.isArray(before) && Array.isArray(after)) return diffArrays(before, after, path)
  if (isObject(before) && isObject(after)) return diffObjects(before, after, path)
  return [{ op: 'replace', path, value: after as Json }]
}

function diffObjects(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
  path: string,
): Operation[] {
  const operations: Operation[] = []
  for (const key of Object.keys(before)) {
    if (!Object.hasOwn(after, key)) operations.push({ op: 'remove', path: below(path, key) })
  }
  for (const [key, value] of Object.entries(after)) {
    const at = below(path, key)
    if (!Object.hasOwn(before, key)) operations.push({ op: 'add', path: at, value: value as Json })
    else operations.push(...diffDocuments(before[key], value, at))
  }
  return operations
}

function diffArrays(before: readonly unknown[], after: readonly unknown[], path: string): Operation[] {
  const shared = Math.min(before.length, after.length)
  const operations: Operation[] = []
  for (let index = 0; index < shared; index++)
    operations.push(...diffDocuments(before[index], after[index], below(path, index)))
  for (let index = before.length - 1; index >= shared; index--)
    operations.push({ op: 'remove', path: below(path, index) })
  for (let index = shared; index < after.length; index++)
    operations.push({ op: 'add', path: below(path, index), value: after[index] as Json })
  return operations
}
