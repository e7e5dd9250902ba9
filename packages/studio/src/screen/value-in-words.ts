import { readNumber } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'

/** A number or text as it is typed. */
export function valueInWords(value: Json | undefined): string {
  return value === undefined || value === null ? '' : String(value)
}

/**
 * The value of a typed text; `undefined` for an empty one, the text itself if it is not a number where one is
 * expected.
 */
export function valueOfWords(text: string, schema: Schema | undefined): Json | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const isNumber = [schema?.type].flat().some((type) => type === 'number' || type === 'integer')
  if (!isNumber) return text
  const read = readNumber(trimmed)
  return 'value' in read && read.value !== undefined ? read.value : trimmed
}
