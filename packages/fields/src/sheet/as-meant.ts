import { formatMeant } from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'

/** A text as its format has it, `14:30:00+08:00` for `2:30 pm`; one that means nothing there as it is. */
export function asMeant(
  text: string,
  format: string | undefined,
  { timeZone, tag }: Pick<FormLocale, 'tag' | 'timeZone'>,
): string {
  return formatMeant(format, text, timeZone, tag) ?? text
}
