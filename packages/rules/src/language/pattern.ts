import { joinPointer, splitPointer } from '@formwright/definition'

/**
 * A pattern describes locations that an expression reads or a rule is about: a pointer in which `*` stands
 * for any index or map key, `*name` for the row in a rule variable, and a final `-` for the set of rows
 * regardless of content.
 */

/** The final segment that means the set of rows. */
export const ROWS = '-'

/** The pattern segment for a variable of `each`. */
export function variableKey(name: string): string {
  return `*${name}`
}

/** A pattern with `*` instead of variables. */
export function withoutNames(pattern: string): string {
  return pattern.includes('/*') ? pattern.replaceAll(/\/\*\w+/g, '/*') : pattern
}

/** The pattern with variables replaced by their keys. */
export function concrete(pattern: string, keys: ReadonlyMap<string, string>): string {
  return keys.size === 0 || !pattern.includes('/*') ? pattern : concreteKeys(splitPointer(pattern), keys)
}

/** As `concrete`, for a split pattern. */
export function concreteKeys(pattern: readonly string[], keys: ReadonlyMap<string, string>): string {
  return joinPointer(pattern.map((key) => (key.startsWith('*') ? (keys.get(key.slice(1)) ?? key) : key)))
}

/** The pointer of a pattern without variables; the list if any row is meant. */
export function nearestPointer(pattern: string): string {
  return pattern.replace(/\/(?:\*.*|-)$/, '')
}

/**
 * Whether a change at a pointer affects a pattern: at, above or below it; a change of a whole row affects the
 * set of rows. Returns the variable keys that the pointer determines.
 */
export function matchPattern(pattern: string, pointer: string): ReadonlyMap<string, string> | undefined {
  return matchKeys(splitPointer(pattern), splitPointer(pointer))
}

/** As `matchPattern`, for split patterns and pointers. */
export function matchKeys(
  written: readonly string[],
  keys: readonly string[],
): ReadonlyMap<string, string> | undefined {
  if (!isMatch(written, keys)) return undefined
  const found = new Map<string, string>()
  written.forEach((expected, index) => {
    if (index < keys.length && expected.length > 1 && expected.startsWith('*'))
      found.set(expected.slice(1), keys[index]!)
  })
  return found
}

/** Whether keys match a pattern, as in `matchKeys`. */
export function isMatch(written: readonly string[], keys: readonly string[]): boolean {
  const length = Math.min(written.length, keys.length)
  for (let index = 0; index < length; index++) {
    const expected = written[index]!
    if (expected.startsWith('*') || expected === keys[index]) continue
    if (expected !== ROWS || index !== keys.length - 1) return false
  }
  return true
}

/**
 * Whether two patterns may refer to the same location, or to nested ones. The set of rows (`-`) does not
 * overlap with the content of a row, because writing that neither adds nor removes rows.
 */
export function patternsMeet(a: string, b: string): boolean {
  const left = splitPointer(a)
  const right = splitPointer(b)
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const [one, other] = [left[index]!, right[index]!]
    if (one === other) continue
    if (one === ROWS || other === ROWS || !(one.startsWith('*') || other.startsWith('*'))) return false
  }
  return true
}
