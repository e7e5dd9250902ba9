/**
 * Memoizes a function of an object, such as an edition, for as long as that is in use.
 * @param make a call that throws is not cached
 */
/* @__NO_SIDE_EFFECTS__ */
export function rememberedObject<K extends object, V>(make: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>()
  return (key) => {
    let entry = known.get(key)
    if (!entry) known.set(key, (entry = { value: make(key) }))
    return entry.value
  }
}
