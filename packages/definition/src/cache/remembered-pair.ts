import { rememberedObject } from './remembered-object.ts'

/**
 * Memoizes a function of two objects, such as two editions, for as long as both are in use.
 * @param make a call that throws is not cached; further arguments have to follow from the pair
 */
/* @__NO_SIDE_EFFECTS__ */
export function rememberedPair<A extends object, B extends object, V, Rest extends readonly unknown[]>(
  make: (one: A, other: B, ...rest: Rest) => V,
): (one: A, other: B, ...rest: Rest) => V {
  const known = rememberedObject((_one: A) => new WeakMap<B, { readonly value: V }>())
  return (one, other, ...rest) => {
    const byOther = known(one)
    let entry = byOther.get(other)
    if (!entry) byOther.set(other, (entry = { value: make(one, other, ...rest) }))
    return entry.value
  }
}
