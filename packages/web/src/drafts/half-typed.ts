import { useSyncExternalStore } from 'react'

/** What somebody typed about a field and has not sent. */
export interface HalfTypedText {
  readonly pointer: string
  readonly text: string
}

/** Where such texts are kept: the browser's, for as long as the window is open. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const NONE: readonly HalfTypedText[] = []

/**
 * Comments on an application that are being typed, each at its field: they outlast going to another field or
 * tab, and a reload, until they are sent.
 */
export class HalfTyped {
  readonly #key: string
  readonly #storage: TextStorage
  readonly #listeners = new Set<() => void>()
  #texts: readonly HalfTypedText[]

  /** @param key names the application and who types */
  constructor(key: string, storage: TextStorage = sessionStorage) {
    this.#key = key
    this.#storage = storage
    this.#texts = this.#read()
  }

  /** In the order in which they were begun. Blank ones are none. */
  get texts(): readonly HalfTypedText[] {
    return this.#texts
  }

  textAt(pointer: string): string {
    return this.#texts.find((one) => one.pointer === pointer)?.text ?? ''
  }

  set(pointer: string, text: string): void {
    const known = this.#texts.some((one) => one.pointer === pointer)
    this.#texts =
      text === ''
        ? this.#texts.filter((one) => one.pointer !== pointer)
        : known
          ? this.#texts.map((one) => (one.pointer === pointer ? { pointer, text } : one))
          : [...this.#texts, { pointer, text }]
    this.#write()
    for (const listener of this.#listeners) listener()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #read(): readonly HalfTypedText[] {
    try {
      return JSON.parse(this.#storage.getItem(this.#key) ?? '[]') as readonly HalfTypedText[]
    } catch {
      return NONE
    }
  }

  #write(): void {
    try {
      if (this.#texts.length === 0) this.#storage.removeItem(this.#key)
      else this.#storage.setItem(this.#key, JSON.stringify(this.#texts))
    } catch {
      // a browser that keeps nothing: they last until the page is left
    }
  }
}

const known = new Map<string, HalfTyped>()

/** Those of an application and an account: one for all who show them in this window. */
export function halfTypedOf(application: string, account = ''): HalfTyped {
  const key = `formwright.half-typed ${account} ${application}`
  let own = known.get(key)
  if (!own) known.set(key, (own = new HalfTyped(key)))
  return own
}

export function useHalfTyped(half: HalfTyped): readonly HalfTypedText[] {
  return useSyncExternalStore(half.subscribe, () => half.texts)
}
