import { canonicalJson } from './canonical.ts'
import { isObject } from './is-object.ts'

/** Deep equality of JSON values; shared references are not compared again. */
export function equal(one: unknown, other: unknown): boolean {
  if (one === other) return true
  if (Array.isArray(one) && Array.isArray(other))
    return one.length === other.length && one.every((entry, index) => equal(entry, other[index]))
  if (!isObject(one) || !isObject(other)) return false
  const keys = Object.keys(one)
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && equal(one[key], other[key]))
  )
}

/** The index of the first entry of a list that repeats an earlier one, and the index of that one. */
export function firstRepeated(
  list: readonly unknown[],
): { readonly first: number; readonly second: number } | undefined {
  if (list.length < 2) return undefined
  const scalars = new Map<unknown, number>()
  const structures = new Map<string, number>()
  for (const [second, entry] of list.entries()) {
    const isStructure = typeof entry === 'object' && entry !== null
    const seen: Map<unknown, number> = isStructure ? structures : scalars
    const key = isStructure ? canonicalJson(entry) : entry
    const first = seen.get(key)
    if (first !== undefined) return { first, second }
    seen.set(key, second)
  }
  return undefined
}
