interface Subscribable {
  readonly subscribe: (pointer: string, listener: () => void) => () => void
}

/** Follows several places at once. Gives what ends it. */
export function subscribeAll(
  store: Subscribable,
  pointers: readonly string[],
  listener: () => void,
): () => void {
  const ends = pointers.map((pointer) => store.subscribe(pointer, listener))
  return () => ends.forEach((end) => end())
}
