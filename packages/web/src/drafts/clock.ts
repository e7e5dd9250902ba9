import { afterMs } from '../api/with-timeout.ts'
import type { SetTimer } from '../api/with-timeout.ts'

/** An injectable clock and timer. */
export interface Clock {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly after: SetTimer
}

export const browserClock: Clock = { now: () => Date.now(), after: afterMs }
