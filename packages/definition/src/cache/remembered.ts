/**
 * Memoizes a function for a bounded number of keys, dropping the oldest first. For values that cost more to
 * compute than to look up, and whose keys are unbounded.
 * @param most maximum number of entries
 * @param make a call that throws is not cached
 */
/* @__NO_SIDE_EFFECTS__ */
export function remembered<K, V>(most: number, make: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>()
  return (key) => {
    const value = known.get(key)
    if (value !== undefined || known.has(key)) return value as V
    const made = make(key)
    for (const first of known.keys()) {
      if (known.size < most) break
      known.delete(first)
    }
    known.set(key, made)
    return made
  }
}

/** Cache size for languages, time zones and formats: more than one process usually meets. */
export const SEVERAL = 200
