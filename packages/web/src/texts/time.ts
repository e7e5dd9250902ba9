import { languageSpoken } from '@formwright/definition'

/** Formats a moment, by default in the reader's time zone. */
export function timeText(at: string | number | Date, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(languageSpoken(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(at))
}

/** Formats a day (`YYYY-MM-DD`), independent of time zones. */
export function dayText(day: string, language: string): string {
  const written = new Intl.DateTimeFormat(languageSpoken(language), { dateStyle: 'medium', timeZone: 'UTC' })
  return written.format(new Date(day))
}

/** Formats a deadline in the form's time zone; midnight is shown as 23:59 of the day before. */
export function deadlineText(until: string, language: string, timeZone: string | undefined): string {
  const at = new Date(until)
  const clock = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'medium', ...(timeZone ? { timeZone } : {}) })
  const isMidnight = clock.format(at) === '00:00:00'
  return timeText(at.getTime() - (isMidnight ? 1000 : 0), language, timeZone)
}
