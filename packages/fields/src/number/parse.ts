import { noneOf, numberText, readNumber, unitOf } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'

/**
 * What somebody typed into a number's place: the number, the word for nothing to report, nothing, or the text
 * as it is when it is neither, so that it is found wrong and not lost.
 * @param decimal the sign before decimals in the reader's language
 */
export function parseNumber(typed: string, schema: Schema = {}, decimal = '.'): Json | undefined {
  const read = readNumber(typed, { unit: unitOf(schema), none: noneOf(schema), decimal })
  return 'value' in read ? read.value : typed.trim()
}

/** A stored value as it stands in the input: never in scientific notation. */
export function showNumber(value: unknown, decimal = '.'): string {
  if (typeof value === 'number') return numberText(value).replace('.', decimal)
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value)
}
