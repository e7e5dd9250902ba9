import { canonicalJson } from './canonical.ts'
import { isObject } from './is-object.ts'

/** True when two JSON values hold the same; what they share is not looked into. */
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

/** The positions of the first entry of a list that is there already and of the one that it repeats. */
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
