import { remembered, SEVERAL } from '../cache/remembered.ts'

/** The current date in a time zone, as `2024-06-20`; UTC for an unknown zone. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return (clockOf(timeZone) ?? clockOf('UTC')!).format(now)
}

/** Whether a name is an IANA time zone, for example not while it is still being typed. */
export function isTimeZone(name: string): boolean {
  return clockOf(name) !== undefined
}

/** Cached formatters: creating one is a thousand times slower than using it. */
const clocks = remembered(
  SEVERAL,
  (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone }),
)

function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  try {
    return clocks(timeZone)
  } catch {
    // incomplete while it is being typed
    return undefined
  }
}
