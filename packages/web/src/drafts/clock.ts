/** Time, as what waits for it sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  /** Calls back once after so many milliseconds; gives what calls it off. */
  readonly after: (ms: number, then: () => void) => () => void
}

export const browserClock: Clock = {
  now: () => Date.now(),
  after: (ms, then) => {
    const timer = setTimeout(then, ms)
    return () => clearTimeout(timer)
  },
}
