type Listener = () => void

/**
 * Subscriptions by pointer. The cost of a notification depends on the depth of the pointer, not on the number
 * of subscribers.
 */
export class Subscriptions {
  readonly #at = new Map<string, Set<Listener>>()
  /** Pointers that have a subscriber at or below them. */
  readonly #below = new Map<string, Set<string>>()

  add(pointer: string, listener: Listener): () => void {
    const listeners = this.#at.get(pointer) ?? new Set()
    listeners.add(listener)
    this.#at.set(pointer, listeners)
    for (const above of ancestors(pointer)) {
      const known = this.#below.get(above) ?? new Set()
      known.add(pointer)
      this.#below.set(above, known)
    }
    return () => this.#remove(pointer, listener)
  }

  /**
   * Notifies each subscriber at, above or below the changed pointers, and at or above the touched ones, once.
   */
  notify(changed: readonly string[], touched: Iterable<string>): void {
    const due = new Set<Listener>()
    const take = (pointer: string) => this.#at.get(pointer)?.forEach((listener) => due.add(listener))
    for (const pointer of [...changed, ...touched]) {
      for (const above of ancestors(pointer)) take(above)
    }
    for (const pointer of changed) for (const under of this.#below.get(pointer) ?? []) take(under)
    for (const listener of due) listener()
  }

  #remove(pointer: string, listener: Listener): void {
    const listeners = this.#at.get(pointer)
    if (!listeners?.delete(listener) || listeners.size > 0) return
    this.#at.delete(pointer)
    for (const above of ancestors(pointer)) this.#below.get(above)?.delete(pointer)
  }
}

/** A pointer and its ancestors. */
function ancestors(pointer: string): string[] {
  const list = ['']
  for (let end = pointer.indexOf('/', 1); end > 0; end = pointer.indexOf('/', end + 1))
    list.push(pointer.slice(0, end))
  return pointer === '' ? list : [...list, pointer]
}
