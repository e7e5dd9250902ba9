/** What was refused of the last choice of files, and where that was made. */
interface Refusals {
  readonly field: object | undefined
  readonly texts: readonly string[]
}

/**
 * What was refused of files that somebody chose is told at its place until files are chosen again, there or
 * anywhere else on the page.
 */
export class UploadErrors {
  readonly #listeners = new Set<() => void>()
  #last: Refusals = { field: undefined, texts: NONE }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  at(field: object): readonly string[] {
    return this.#last.field === field ? this.#last.texts : NONE
  }

  /** Files were chosen, or something came of it. */
  notify(field: object, texts: readonly string[] = NONE): void {
    this.#last = { field, texts }
    for (const listener of this.#listeners) listener()
  }
}

const NONE: readonly string[] = []
