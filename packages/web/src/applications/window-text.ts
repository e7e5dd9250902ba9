import type { Application } from '@formwright/api'
import type { FormBundle } from '@formwright/definition'
import type { Say } from '../texts/say.ts'
import { deadlineText, timeText } from '../texts/time.ts'

type SubmissionWindow = NonNullable<Application['window']>

/** Whether submissions are not open yet; false once they are closed. */
export function isBeforeWindow({ open, from }: SubmissionWindow): boolean {
  return !open && Date.now() < Date.parse(from)
}

/** The submission window in words: open until, closed since, or open from. */
export function windowText(
  window: SubmissionWindow,
  { say, language, timeZone }: { readonly say: Say; readonly language: string; readonly timeZone?: string },
): string {
  if (isBeforeWindow(window)) return say('opens-later', { at: timeText(window.from, language, timeZone) })
  return say(window.open ? 'deadline' : 'deadline-over', {
    at: deadlineText(window.until, language, timeZone),
  })
}

/** The time zone of a form, if it has one. */
export function zoneOf({ edition }: Pick<FormBundle, 'edition'>): { readonly timeZone?: string } {
  return edition.window ? { timeZone: edition.window.timeZone } : {}
}
