import { HttpError } from './errors.ts'

interface SemaphoreOptions {
  /** Number of concurrent holders. */
  readonly atOnce: number
  /** Maximum queue length; further requests are rejected. */
  readonly waiting: number
}

/** A semaphore with a bounded first-in-first-out queue, for memory-intensive work. */
export class Semaphore {
  readonly #options: SemaphoreOptions
  readonly #queue: (() => void)[] = []
  #working = 0

  constructor(options: SemaphoreOptions) {
    this.#options = options
  }

  /** Waits for a slot; returns the function that releases it. @throws HttpError when the queue is full */
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
