import { afterMs } from '../api/in-time.ts'
import type { After } from '../api/in-time.ts'

/** Time, as what waits for it sees it. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly after: After
}

export const browserClock: Clock = { now: () => Date.now(), after: afterMs }
