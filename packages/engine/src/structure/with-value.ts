import { below, listIndex, splitPointer, valueAt } from '@formwright/definition'

/**
 * A copy of a document with another value at a path; other parts are shared. `undefined` removes the member.
 * Missing containers are created, an array if the next key is an index.
 * @param own copies already made for this document, which are modified instead of copied again
 * @throws RangeError for a key that no document may have, or an index outside an array
 */
export function withValue(document: unknown, path: readonly string[], value: unknown, own?: Own): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  refuseUnkept(key)
  if (Array.isArray(document)) return withItem(document, key, rest, value, own)
  const object =
    typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {}
  const inner = Object.hasOwn(object, key) ? object[key] : emptyFor(rest[0])
  const next = withValue(inner, rest, value, own)
  const copy = own?.has(object) ? object : { ...object }
  own?.add(copy)
  if (next === undefined) delete copy[key]
  else copy[key] = next
  return copy
}

/** Copies that are not visible to anybody else yet. */
export type Own = WeakSet<object>

/** Rejects `__proto__`, which a JavaScript object does not store as a member. */
export function refuseUnkept(key: string): void {
  if (key === '__proto__') throw new RangeError('“__proto__” cannot be a key of an answers document')
}

/** A pointer with `-` replaced by the index after the last row. */
export function withoutDash(document: unknown, pointer: string): string {
  if (!pointer.includes('/-')) return pointer
  let at = ''
  for (const key of splitPointer(pointer)) {
    const value = valueAt(document, at)
    at = below(at, key === '-' ? (Array.isArray(value) ? value.length : value === undefined ? 0 : key) : key)
  }
  return at
}

function emptyFor(nextKey: string | undefined): unknown {
  if (nextKey === undefined) return undefined
  return isFirstIndex(nextKey) ? [] : {}
}

/** Whether a missing container is created as a list for this key. */
export function isFirstIndex(key: string): boolean {
  return key === '0' || key === '-'
}

function withItem(
  list: unknown[],
  key: string,
  rest: readonly string[],
  value: unknown,
  own: Own | undefined,
): unknown[] {
  const index = key === '-' ? list.length : listIndex(key)
  if (index === undefined || index > list.length)
    throw new RangeError(`“${key}” is no index of a list of ${list.length}`)
  const next = withValue(list[index] ?? emptyFor(rest[0]), rest, value, own)
  const copy = own?.has(list) ? list : [...list]
  own?.add(copy)
  if (next === undefined) copy.splice(index, 1)
  else copy[index] = next
  return copy
}
