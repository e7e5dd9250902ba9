import { groupingOf, noneOf, numberText, readNumber, unitOf } from '@formwright/definition'
import type { FormLocale, Json, Schema } from '@formwright/definition'

/** The sign before decimals in the reader's language; a point where it is a file that is read. */
type DecimalLocale = Pick<FormLocale, 'decimalSign'>

const POINT: DecimalLocale = { decimalSign: '.' }

/**
 * What somebody typed into a number's place: the number, the word for nothing to report, nothing, or the text
 * as it is when it is neither, so that it is found wrong and not lost.
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

/** A stored number as it stands in a place that nobody types in: its digits in groups. */
export function numberAtRest(
  value: unknown,
  schema: Pick<Schema, 'x-unit' | 'x-decimals'>,
  locale: Pick<FormLocale, 'decimalSign' | 'number'>,
): string {
  return typeof value === 'number'
    ? locale.number(value, { grouping: groupingOf(schema) })
    : showNumber(value, locale)
}

/** A stored value as it stands in the input: never in scientific notation. */
export function showNumber(value: unknown, locale = POINT): string {
  if (typeof value === 'number') return numberText(value).replace('.', locale.decimalSign)
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value)
}
