import { todayIn } from '../locale/clock.ts'
import type { EditionFile } from '../types/index.ts'

/** Whether the last day of a window has passed in its time zone. */
export function isWindowPast(window: EditionFile['window'], now?: Date): boolean {
  return window !== undefined && window.to < todayIn(window.timeZone, now)
}
