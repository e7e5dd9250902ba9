import { setTimeout as pause } from 'node:timers/promises'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5000
/** A connection that lasted this long does not count as a failed attempt. */
const STABLE_MS = 1000

/** A connection; `lost` resolves when it breaks. */
export interface Connected {
  readonly lost: Promise<unknown>
  readonly close: () => Promise<void>
}

/** Observes connection attempts. */
export interface Watcher {
  readonly connected: (is: boolean) => void
  /** Another attempt follows. */
  readonly again: () => void
}

/**
 * Keeps a connection open: one attempt at a time, with growing, jittered pauses after failures. Used by
 * everything that reconnects.
 */
export class Supervisor {
  readonly #open: () => Promise<Connected>
  readonly #watcher: Watcher
  readonly #stopping = new AbortController()
  #running: Promise<void> = Promise.resolve()

  constructor(open: () => Promise<Connected>, watcher: Watcher) {
    this.#open = open
    this.#watcher = watcher
  }

  /** Starts; resolves after the first attempt, successful or not. */
  start(): Promise<void> {
    return new Promise((tried) => {
      this.#running = this.#run(tried)
    })
  }

  /** Closes the connection and stops reconnecting. */
  async stop(): Promise<void> {
    this.#stopping.abort()
    await this.#running
  }

  async #run(tried: () => void): Promise<void> {
    const { signal } = this.#stopping
    let failures = 0
    while (!signal.aborted) {
      const since = Date.now()
      try {
        const { lost, close } = await this.#open()
        this.#watcher.connected(true)
        tried()
        await settledOrAborted(lost, signal)
        this.#watcher.connected(false)
        await close()
      } catch {
        tried()
      }
      if (signal.aborted) return
      failures = Date.now() - since >= STABLE_MS ? 0 : failures + 1
      await pause(pauseAfter(failures), undefined, { signal, ref: false }).catch(() => undefined)
      if (!signal.aborted) this.#watcher.again()
    }
  }
}

/** Waits for either; leaves no listener behind. */
function settledOrAborted(promise: Promise<unknown>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener('abort', done)
      resolve()
    }
    signal.addEventListener('abort', done)
    promise.then(done, done)
  })
}

/** Milliseconds before the next attempt. */
export function pauseAfter(failures: number, random: () => number = Math.random): number {
  const longest = Math.min(FIRST_PAUSE_MS * 2 ** Math.min(failures, 10), LONGEST_PAUSE_MS)
  return longest * (0.5 + random() / 2)
}

/** Repeats work, never concurrently, whether it succeeds or not. Returns the function that stops it. */
export function repeat(everyMs: number, work: () => Promise<unknown>): () => Promise<void> {
  const ending = new AbortController()
  const { signal } = ending
  const running = (async () => {
    while (!signal.aborted) {
      await pause(everyMs, undefined, { signal, ref: false }).catch(() => undefined)
      if (!signal.aborted) await work().catch(() => undefined)
    }
  })()
  return async () => {
    ending.abort()
    await running
  }
}
