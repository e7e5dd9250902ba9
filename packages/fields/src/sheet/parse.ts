import { groupingOf, noneOf, numberText, readNumber, unitOf } from '@formwright/definition'
import type { FormLocale, Json, Schema } from '@formwright/definition'

/** The decimal sign of the reader's language; a point when reading a file. */
type DecimalLocale = Pick<FormLocale, 'decimalSign'>

const POINT: DecimalLocale = { decimalSign: '.' }

/**
 * Parses the text of a number field: a number, the “none” word, `undefined` if empty, or the text itself if
 * it is neither, so that it is reported as wrong and not lost.
 */
export function parseNumber(typed: string, schema: Schema = {}, locale = POINT): Json | undefined {
  const read = readNumber(typed, {
    unit: unitOf(schema),
    none: noneOf(schema),
    decimal: locale.decimalSign,
    decimals: schema['x-decimals'],
  })
  return 'value' in read ? read.value : typed.trim()
}

/** A stored number as shown while not being edited: with thousands separators. */
export function numberAtRest(
  value: unknown,
  schema: Pick<Schema, 'x-unit' | 'x-decimals'>,
  locale: Pick<FormLocale, 'decimalSign' | 'number'>,
): string {
  return typeof value === 'number'
    ? locale.number(value, { grouping: groupingOf(schema) })
    : showNumber(value, locale)
}

/** A stored value as shown in an input; never in scientific notation. */
export function showNumber(value: unknown, locale = POINT): string {
  if (typeof value === 'number') return numberText(value).replace('.', locale.decimalSign)
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value)
}
