import { languageSpoken } from '@formwright/definition'

/** A moment as officials write it, in the reader's time zone unless another is given. */
export function timeText(at: string | number | Date, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(languageSpoken(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(at))
}

/** A day (`YYYY-MM-DD`) as officials write it, wherever the reader is. */
export function dayText(day: string, language: string): string {
  const written = new Intl.DateTimeFormat(languageSpoken(language), { dateStyle: 'medium', timeZone: 'UTC' })
  return written.format(new Date(day))
}

/** When a bound is reached, in the time zone of the form. Midnight belongs to the day that ends: 23:59. */
export function deadlineText(until: string, language: string, timeZone: string | undefined): string {
  const at = new Date(until)
  const clock = new Intl.DateTimeFormat('sv-SE', { timeStyle: 'medium', ...(timeZone ? { timeZone } : {}) })
  const isMidnight = clock.format(at) === '00:00:00'
  return timeText(at.getTime() - (isMidnight ? 1000 : 0), language, timeZone)
}
