import { useSyncExternalStore } from 'react'

/** An unsent comment on a field. */
export interface HalfTypedText {
  readonly pointer: string
  readonly text: string
}

/** Storage of unsent comments: the session storage. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>

const NONE: readonly HalfTypedText[] = []

/** Unsent comments on an application, per field: kept when the field or tab changes, and on reload. */
export class HalfTyped {
  readonly #key: string
  readonly #storage: TextStorage
  readonly #listeners = new Set<() => void>()
  #texts: readonly HalfTypedText[]

  /** @param key identifies application and account */
  constructor(key: string, storage: TextStorage = sessionStorage) {
    this.#key = key
    this.#storage = storage
    this.#texts = this.#read()
  }

  /** In order of creation, without blank ones. */
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
      // without storage they last until the page is left
    }
  }
}

const known = new Map<string, HalfTyped>()

/** The unsent comments of an application and account, shared within this window. */
export function halfTypedOf(application: string, account = ''): HalfTyped {
  const key = `formwright.half-typed ${account} ${application}`
  let own = known.get(key)
  if (!own) known.set(key, (own = new HalfTyped(key)))
  return own
}

export function useHalfTyped(half: HalfTyped): readonly HalfTypedText[] {
  return useSyncExternalStore(half.subscribe, () => half.texts)
}
