import { groupingOf } from '../keywords/x-unit/unit-of.ts'
import { titleOfValue } from './constants.ts'
import type { Schema } from '../types/index.ts'
import type { FormLocale } from '../locale/form-locale.ts'
import { formatted } from '../locale/formatted.ts'

/**
 * One value as people read it: an option by its title, a day as the form writes days, yes and no in words.
 * @param style how a number is written; its digits are grouped as its field says
 */
export function cellText(
  value: string | number | boolean,
  schema: Schema,
  locale: FormLocale,
  style: Parameters<FormLocale['number']>[1] = {},
): string {
  const title = titleOfValue(value, schema)
  if (title !== undefined) return locale.text(title)
  if (typeof value === 'string') return formatted(value, schema.format, locale)
  if (typeof value === 'number') return locale.number(value, { grouping: groupingOf(schema), ...style })
  return locale.yesNo(value)
}

/** Whether a value is one of those that a single cell holds. */
export function isCellValue(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
