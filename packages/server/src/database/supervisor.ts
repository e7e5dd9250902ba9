import { setTimeout as pause } from 'node:timers/promises'

const FIRST_PAUSE_MS = 250
const LONGEST_PAUSE_MS = 5000
/** What lasted so long was no failed attempt. */
const STABLE_MS = 1000

/** Something that is connected: until `lost` is settled, or until it is closed. */
export interface Connected {
  readonly lost: Promise<unknown>
  readonly close: () => Promise<void>
}

/** Is told what becomes of the attempts to connect. */
export interface Watcher {
  readonly connected: (is: boolean) => void
  /** Another attempt follows. */
  readonly again: () => void
}

/**
 * Keeps something connected: one attempt at a time, and after each one that failed or was lost a pause that
 * grows, with jitter, so that many processes do not come back at the same moment. Whatever connects again
 * does it by this.
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

  /** Starts; done after the first attempt, however it went. */
  start(): Promise<void> {
    return new Promise((tried) => {
      this.#running = this.#run(tried)
    })
  }

  /** Closes what is open and tries no more. */
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

/** Waits for one or the other; leaves no listener behind. */
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

/** Does something again and again, never twice at a time, whether it succeeds or not. Gives what ends it. */
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
