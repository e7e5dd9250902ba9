import { formatMeant } from '@formwright/definition'
import type { FormLocale } from '@formwright/definition'

/** A text normalised to its format, such as `14:30:00+08:00` for `2:30 pm`; unchanged if it is not valid. */
export function asMeant(
  text: string,
  format: string | undefined,
  { timeZone, tag }: Pick<FormLocale, 'tag' | 'timeZone'>,
): string {
  return formatMeant(format, text, timeZone, tag) ?? text
}
