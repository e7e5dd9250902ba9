/** The day that it is by the clock of a time zone, as `2024-06-20`; of UTC where nobody knows the zone. */
export function todayIn(timeZone: string, now: Date = new Date()): string {
  return (clockOf(timeZone) ?? clockOf('UTC')!).format(now)
}

/** Whether a name is that of a time zone (IANA); one that is still being typed is none. */
export function isTimeZone(name: string): boolean {
  return clockOf(name) !== undefined
}

/** Clocks that were made: making one costs more than reading it a thousand times. */
const clocks = new Map<string, Intl.DateTimeFormat>()

function clockOf(timeZone: string): Intl.DateTimeFormat | undefined {
  const known = clocks.get(timeZone)
  if (known) return known
  try {
    const clock = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone })
    clocks.set(timeZone, clock)
    return clock
  } catch {
    // what people type is without end, and what they mean is not: only clocks that there are are kept
    return undefined
  }
}
