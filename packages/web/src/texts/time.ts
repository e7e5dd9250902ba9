/** A moment as officials write it, in the reader's time zone unless another is given. */
export function timeText(at: string | number | Date, language: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    ...(timeZone ? { timeZone } : {}),
  }).format(new Date(at))
}

/** A day (`YYYY-MM-DD`) as officials write it, wherever the reader is. */
export function dayText(day: string, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))
}

/** The last minute before a bound, in the time zone of the form: midnight belongs to the day that ends. */
export function deadlineText(until: string, language: string, timeZone: string | undefined): string {
  return timeText(new Date(until).getTime() - 1000, language, timeZone)
}
