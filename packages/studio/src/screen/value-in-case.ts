import type { Json, Schema } from '@formwright/definition'
import { valueOfWords } from './value-in-words.ts'

/**
 * What is written as a value of the field, of the kind that stood there; nothing while it is none of that
 * kind.
 */
export function valueInCase(
  text: string,
  before: Json,
  schema?: Schema,
  translate?: (text: string) => string,
): Json | undefined {
  const value = valueOfWords(text, schema ?? { type: kindOf(before) }, translate)
  if (value === undefined) return typeof before === 'string' ? '' : Array.isArray(before) ? [] : undefined
  return kindOf(value) === kindOf(before) ? value : undefined
}

function kindOf(value: Json): 'array' | 'object' | 'string' | 'number' | 'boolean' {
  if (Array.isArray(value)) return 'array'
  const kind = typeof value
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? kind : 'object'
}
