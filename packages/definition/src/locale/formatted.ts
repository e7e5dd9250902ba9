import { formatMeant } from '../language/format-meant.ts'
import type { FormLocale } from './form-locale.ts'

/** A text as people read it: days, months, moments and times as the reader's language writes them. */
export function formatted(
  text: string,
  format: string | undefined,
  locale: Pick<FormLocale, 'day' | 'month' | 'moment' | 'time'>,
): string {
  switch (format) {
    case 'date':
      return locale.day(text)
    case 'year-month':
      return locale.month(text)
    case 'date-time':
      return locale.moment(text)
    case 'time':
      return locale.time(text)
    default:
      return text
  }
}

/**
 * A time or moment as it is typed, `2024-06-20 14:30`, where it means just what is kept; other texts as they
 * are.
 */
export function asTyped(
  text: string,
  format: string | undefined,
  { timeZone }: Pick<FormLocale, 'timeZone'>,
): string {
  if (format !== 'date-time' && format !== 'time') return text
  const plain = text.replace(/(?:[Zz]|[+-]\d{2}:\d{2})$/, '').replace(/[Tt]/, ' ')
  const typed = [plain.replace(/(?<=:\d{2}):00$/, ''), plain]
  return typed.find((one) => formatMeant(format, one, timeZone) === text) ?? text
}
