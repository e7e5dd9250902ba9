import type { EditionFile } from '../types/index.ts'

type Window = EditionFile['window']

/** The day that it is where a form is at home, as `2024-06-20`: by the clock of its window, else in UTC. */
export function todayIn(window: Window, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeZone: window && isTimeZone(window.timeZone) ? window.timeZone : 'UTC',
  }).format(now)
}

/** Whether the last day on which an edition can be filled in has passed, by the clock of its time zone. */
export function isWindowPast(window: Window, now?: Date): boolean {
  return window !== undefined && window.to < todayIn(window, now)
}

/** Whether a name is that of a time zone (IANA); one that is still being typed is none. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
