/** A moment as officials write it, in the reader's time zone. */
export function timeText(at: string | number | Date, language: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
}
