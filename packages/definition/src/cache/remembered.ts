/**
 * A function that keeps what it made, for no more than so many keys: what was made first goes first. For what
 * costs more to make than to look up, and whose keys forms and people make up without end.
 *
 * @param most how many are kept
 * @param make what is thrown is not kept
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

/** More than the languages, time zones and ways of writing that one process meets at a time. */
export const SEVERAL = 200
