/** JSON Pointer (RFC 6901): how every place in a file or an answers document is named. */

/**
 * True for what RFC 6901 takes for a pointer: nothing, or parts that each begin with `/` and write `~` as
 * `~0`.
 */
export function isPointer(text: string): boolean {
  return /^(?:\/(?:[^/~]|~[01])*)*$/.test(text)
}

/** Splits `/a/b~1c` into `['a', 'b/c']`. The empty pointer is the whole document. */
export function splitPointer(pointer: string): string[] {
  if (pointer === '') return []
  const parts = pointer.slice(1).split('/')
  return pointer.includes('~') ? parts.map(unescapeKey) : parts
}

/**
 * The array index of a pointer segment (RFC 6901: no leading zeros, signs or exponents); `undefined` for
 * other segments.
 */
export function listIndex(key: string): number | undefined {
  return /^(?:0|[1-9][0-9]{0,14})$/.test(key) ? Number(key) : undefined
}

/** Joins keys and indexes into a pointer. */
export function joinPointer(path: readonly (string | number)[]): string {
  let pointer = ''
  for (const key of path) pointer += '/' + escapeKey(String(key))
  return pointer
}

/** One key as it is written inside a pointer. */
export function escapeKey(key: string): string {
  return key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key
}

/** The key that a part of a pointer is. */
export function unescapeKey(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~')
}

/**
 * An own member of an object or list; `undefined` otherwise. Field names may be `constructor` or `toString`,
 * so answers are read with this, never with `value[key]`.
 */
export function ownMember<Member>(
  value: Readonly<Record<string, Member>> | undefined,
  key: string,
): Member | undefined
export function ownMember(value: unknown, key: string): unknown
export function ownMember(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  const member = (value as Record<string, unknown>)[key]
  // inherited members are only functions and `__proto__`; checking afterwards is cheaper than asking first
  if (typeof member !== 'function' && key !== '__proto__') return member
  return Object.hasOwn(value, key) ? member : undefined
}

/** The value at a pointer; `undefined` if the document does not have it. */
export function valueAt(document: unknown, pointer: string): unknown {
  return splitPointer(pointer).reduce(ownMember, document)
}

/** True when `inner` is `outer` or lies below it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer) && (inner.length === outer.length || inner[outer.length] === '/')
}

/** Whether one pointer is the other, or an ancestor or descendant of it. */
export function overlap(one: string, other: string): boolean {
  return isWithin(one, other) || isWithin(other, one)
}

/** As `isWithin`; `*` in `pattern` stands for any row or entry. */
export function isWithinAny(inner: string, pattern: string): boolean {
  if (isWithin(inner, pattern)) return true
  if (!pattern.includes('/*')) return false
  const [keys, place] = [splitPointer(inner), splitPointer(pattern)]
  return place.length <= keys.length && place.every((key, n) => key === '*' || key === keys[n])
}

/**
 * The pointer after fields moved; the first move that applies counts.
 * @param moved pointers, in which `*` stands for any row or entry
 */
export function pointerAfter(
  pointer: string,
  moved: readonly { readonly from: string; readonly to: string }[],
): string {
  const move = moved.find(({ from }) => isWithinAny(pointer, from))
  if (!move) return pointer
  const { from, to } = move
  if (isWithin(pointer, from)) return to + pointer.slice(from.length)
  const [keys, pattern] = [splitPointer(pointer), splitPointer(from)]
  const rows = keys.filter((_, n) => pattern[n] === '*')
  const start = splitPointer(to).map((key) => (key === '*' ? rows.shift()! : key))
  return joinPointer([...start, ...keys.slice(pattern.length)])
}

/** The pointer of the value around another. */
export function parentPointer(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'))
}

/** Joins a parent pointer and one key. */
export function below(pointer: string, ...keys: (string | number)[]): string {
  return keys.reduce<string>((path, key) => `${path}/${escapeKey(String(key))}`, pointer)
}
