import type { EditionFile } from '../bundle/types.ts'

/** Whether the last day on which an edition can be filled in has passed, by the clock of its time zone. */
export function isWindowPast(window: EditionFile['window'], now: Date): boolean {
  if (window === undefined) return false
  const today = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeZone: isTimeZone(window.timeZone) ? window.timeZone : 'UTC',
  }).format(now)
  return window.to < today
}

/** A zone that is still being typed is none. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
