interface Subscribable {
  readonly subscribe: (pointer: string, listener: () => void) => () => void
}

/** Subscribes to several pointers at once. @returns a function that unsubscribes */
export function subscribeAll(
  store: Subscribable,
  pointers: readonly string[],
  listener: () => void,
): () => void {
  const ends = pointers.map((pointer) => store.subscribe(pointer, listener))
  return () => ends.forEach((end) => end())
}
