import { remembered, SEVERAL } from '../cache/remembered.ts'

/** The day that it is by the clock of a time zone, as `2024-06-20`; of UTC where nobody knows the zone. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return (clockOf(timeZone) ?? clockOf('UTC')!).format(now)
}

/** Whether a name is that of a time zone (IANA); one that is still being typed is none. */
export function isTimeZone(name: string): boolean {
  return clockOf(name) !== undefined
}

/** Clocks that were made: making one costs more than reading it a thousand times. */
const clocks = remembered(
  SEVERAL,
  (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }),
)

function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return clocks(timeZone)
  } catch {
    // as while it is being typed
    return undefined
  }
}
