/** True for a day of the calendar, written as YYYY-MM-DD: 2016-02-29 is one, 2016-02-30 and 2016-2-9 are none. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const date = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
}
