import { timeText } from '../texts/time.ts'

/** A moment on the reader's clock, and which clock that is: `2026年3月1日 08:00（UTC+08:00）`. */
export function localMoment(
  at: string | Date,
  language: string,
): { readonly at: string; readonly zone: string } {
  return { at: timeText(at, language), zone: zoneAt(at) }
}

/** How far the reader's clock is from UTC at a moment. */
export function zoneAt(at: string | Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'longOffset' }).formatToParts(new Date(at))
  const { value = '' } = parts.find(({ type }) => type === 'timeZoneName') ?? {}
  return value.replace(/^GMT/, 'UTC')
}

/** How soon a draft is looked at again that is published at a time, in milliseconds; never without one. */
export function refetchDelay(publishAt: string | null, now: number): number | false {
  if (publishAt === null) return false
  return Math.min(Math.max(Date.parse(publishAt) - now, LEAST), MOST)
}

/** The server publishes what is due a little later. */
const LEAST = 3000
const MOST = 60_000
