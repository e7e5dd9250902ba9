import { groupingOf } from '../keywords/x-unit/unit-of.ts'
import { isCalendarDay } from '../text/day.ts'
import { titleOfValue } from './constants.ts'
import type { Schema } from '../types/index.ts'
import type { FormLocale } from '../locale/form-locale.ts'
import { formatted } from '../locale/formatted.ts'

/**
 * A value as text for people: options by title, dates in the form's format, yes and no as words.
 * @param style number format; grouping follows the field
 */
export function cellText(
  value: string | number | boolean,
  schema: Schema,
  locale: FormLocale,
  style: Parameters<FormLocale['number']>[1] = {},
): string {
  const title = titleOfValue(value, schema)
  if (title !== undefined) return locale.text(title)
  if (typeof value === 'string') return formatted(value, formatOf(schema, value), locale)
  if (typeof value === 'number') return locale.number(value, { grouping: groupingOf(schema), ...style })
  return locale.yesNo(value)
}

/** The format of a text; where several kinds of values are allowed, that of the one that it is of. */
function formatOf({ format, anyOf, oneOf }: Schema, value: string): string | undefined {
  const kinds = (format === undefined ? (anyOf ?? oneOf ?? []) : []) as readonly (Schema | boolean)[]
  const formats = kinds.flatMap((kind) => (typeof kind === 'object' ? (kind.format ?? []) : []))
  return formats.find((one) => isOfFormat(one, value)) ?? format
}

function isOfFormat(format: string | undefined, value: string): boolean {
  return format === 'date' && isCalendarDay(value)
}

/** Whether a value fits a single cell. */
export function isCellValue(value: unknown): value is string | number | boolean {
  return ['string', 'number', 'boolean'].includes(typeof value)
}
