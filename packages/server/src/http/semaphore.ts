import { HttpError } from './errors.ts'

interface SemaphoreOptions {
  /** Who work at a time. */
  readonly atOnce: number
  /** Who may wait; who comes after them is refused. */
  readonly waiting: number
}

/** Lets only some do a piece of work at a time that takes much memory, in the order in which they came. */
export class Semaphore {
  readonly #options: SemaphoreOptions
  readonly #queue: (() => void)[] = []
  #working = 0

  constructor(options: SemaphoreOptions) {
    this.#options = options
  }

  /**
   * Waits for a turn; gives what ends it.
   * @throws HttpError when too many wait
   */
  async acquire(): Promise<() => void> {
    if (this.#working < this.#options.atOnce) this.#working++
    else {
      if (this.#queue.length >= this.#options.waiting)
        throw new HttpError('too-many', 'Too many people ask for this at the moment: try again in a minute')
      await new Promise<void>((next) => this.#queue.push(next))
    }
    return () => {
      const next = this.#queue.shift()
      if (next) next()
      else this.#working--
    }
  }
}
