import { joinPointer, splitPointer } from '@formwright/definition'

/**
 * A pattern names the places that an expression reads or that a rule is about. It is a pointer in which `*`
 * stands for the index of any row (or any key of a map), `*name` for the row that the rule's variable of that
 * name holds, and a last `-` for which rows there are, whatever they hold.
 */

/** The last key of a pattern that means the rows that there are. */
export const ROWS = '-'

/** The pattern key for a variable of `each`. */
export function variableKey(name: string): string {
  return `*${name}`
}

/** A pattern as others read it: `*` for every row. */
export function withoutNames(pattern: string): string {
  return pattern.replaceAll(/\/\*\w+/g, '/*')
}

/** The pattern with the keys of the variables put in. */
export function concrete(pattern: string, keys: ReadonlyMap<string, string>): string {
  return keys.size === 0 || !pattern.includes('/*') ? pattern : concreteKeys(splitPointer(pattern), keys)
}

/** The same of a pattern that was split already. */
export function concreteKeys(pattern: readonly string[], keys: ReadonlyMap<string, string>): string {
  return joinPointer(pattern.map((key) => (key.startsWith('*') ? (keys.get(key.slice(1)) ?? key) : key)))
}

/**
 * The place that a pattern without open variables leaves to name: itself, or the list where any row may be
 * meant.
 */
export function nearestPointer(pattern: string): string {
  return pattern.replace(/\/(?:\*.*|-)$/, '')
}

/**
 * Whether a change at a pointer concerns what a pattern names: at it, above it or below it; a change of a
 * whole row, which rows there are. Gives the keys of the variables that the pointer decides.
 */
export function matchPattern(pattern: string, pointer: string): ReadonlyMap<string, string> | undefined {
  return matchKeys(splitPointer(pattern), splitPointer(pointer))
}

/** As `matchPattern`, of a pattern and a pointer that were split already. */
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

/** Whether keys match a pattern as in `matchKeys`. */
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
 * Whether two patterns may name the same place, or one a place inside the other's. Which rows there are (`-`)
 * does not meet what stands in a row: writing that adds no row and takes none away.
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
