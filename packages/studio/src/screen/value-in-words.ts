import { readNumber } from '@formwright/definition'
import type { Json, Schema } from '@formwright/definition'

/** A number or a text as people write it. */
export function valueInWords(value: Json | undefined): string {
  return value === undefined || value === null ? '' : String(value)
}

/** What was written as a value of a field; `undefined` for nothing, the text itself where it is no number. */
export function valueOfWords(text: string, schema: Schema | undefined): Json | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const isNumber = [schema?.type].flat().some((type) => type === 'number' || type === 'integer')
  if (!isNumber) return text
  const read = readNumber(trimmed)
  return 'value' in read && read.value !== undefined ? read.value : trimmed
}
