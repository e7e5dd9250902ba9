import { timeText } from '../texts/time.ts'

/** A moment in local time with its offset: `2026年3月1日 08:00（UTC+08:00）`. */
export function localMoment(
  at: string | Date,
  language: string,
): { readonly at: string; readonly zone: string } {
  return { at: timeText(at, language), zone: zoneAt(at) }
}

/** The local UTC offset at a moment. */
export function zoneAt(at: string | Date): string {
  const parts = new Intl.DateTimeFormat('en', { timeZoneName: 'longOffset' }).formatToParts(new Date(at))
  const { value = '' } = parts.find(({ type }) => type === 'timeZoneName') ?? {}
  return value.replace(/^GMT/, 'UTC')
}

/** Refetch delay for a draft with a scheduled publication, in milliseconds; false without one. */
export function refetchDelay(publishAt: string | null, now: number): number | false {
  if (publishAt === null) return false
  return Math.min(Math.max(Date.parse(publishAt) - now, LEAST), MOST)
}

/** The server publishes with some delay. */
const LEAST = 3000
const MOST = 60_000
