import { numberText, readNumber } from '@formwright/definition'
import type { Json } from '@formwright/definition'

/**
 * What somebody typed into a number's place: the number, 无, nothing, or the text as it is when it is neither, so that
 * it is found wrong and not lost.
 */
export function parseNumber(typed: string, unit = ''): Json | undefined {
  const read = readNumber(typed, unit)
  return 'value' in read ? read.value : typed.trim()
}

/** A stored value as it stands in the input: never in scientific notation. */
export function showNumber(value: unknown): string {
  if (typeof value === 'number') return numberText(value)
  return typeof value === 'string'
    ? value
    : value === undefined || value === null
      ? ''
      : JSON.stringify(value)
}
