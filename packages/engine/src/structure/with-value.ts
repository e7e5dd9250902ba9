import { below, listIndex, splitPointer, valueAt } from '@formwright/definition'

/**
 * A copy of a document with another value at a path; what lies beside the path is shared. `undefined` takes
 * the member away. Missing objects on the way are made, an array where the next key is an index.
 * @param own the copies that were made for the same document so far: they are changed and not copied again
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

/** Copies that nobody else has seen yet. */
export type Own = WeakSet<object>

/** Refuses the one key that an object of JavaScript keeps nothing under. */
export function refuseUnkept(key: string): void {
  if (key === '__proto__') throw new RangeError('“__proto__” cannot be a key of an answers document')
}

/** A pointer with the index that `-` stands for, behind the last row of a list. */
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

/** Where nothing stands yet, a list is made for these keys. */
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
