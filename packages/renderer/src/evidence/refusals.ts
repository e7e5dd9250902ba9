/** The files rejected in the last choice of files, and the field where they were chosen. */
interface Refusals {
  readonly field: object | undefined
  readonly texts: readonly string[]
}

/**
 * Keeps the errors of the last file choice; they are shown at its field until files are chosen again anywhere
 * on the page.
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

  /** Called when files were chosen, and when some of them were rejected. */
  notify(field: object, texts: readonly string[] = NONE): void {
    this.#last = { field, texts }
    for (const listener of this.#listeners) listener()
  }
}

const NONE: readonly string[] = []
