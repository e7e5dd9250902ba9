import { useSyncExternalStore } from 'react'

/** Tracks the field last clicked or focused; only subscribers re-render. */
export class LastField {
  #pointer: string | undefined
  readonly #listeners = new Set<() => void>()

  look = ({ target }: { readonly target: EventTarget }): void => {
    const pointer = (target as Element).closest<HTMLElement>('[data-pointer]')?.dataset.pointer
    if (pointer === undefined || pointer === this.#pointer) return
    this.#pointer = pointer
    for (const listener of this.#listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  get = (): string | undefined => this.#pointer
}

export function useLastField(field: LastField): string | undefined {
  return useSyncExternalStore(field.subscribe, field.get)
}
