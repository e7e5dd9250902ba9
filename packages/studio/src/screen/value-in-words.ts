import { optionsOf, readNumber } from '@formwright/definition'
import type { Json, Language, Schema } from '@formwright/definition'
import { inLine, itemsInLine } from './items-in-line.ts'

type Translate = (text: string) => string

/** A value as people write it: options by their titles, lists in one line. */
export function valueInWords(
  value: unknown,
  schema: Schema | undefined,
  language: Language,
  translate: Translate = (text) => text,
): string {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value) && value.every(isPlain)) {
    const items = value.map((one) => valueInWords(one, schema?.items, language, translate))
    const line = inLine(items, language)
    // what would not come back from the line as it is stays as it is written
    return itemsInLine(line).join('\n') === items.join('\n') && !items.includes('')
      ? line
      : JSON.stringify(value)
  }
  if (typeof value === 'object') return JSON.stringify(value)
  const option = schema && optionsOf(schema)?.find((one) => one.const === value)
  return option ? translate(option.title) : String(value)
}

/** What was written as a value of a field; `undefined` for nothing, the text itself where it is none. */
export function valueOfWords(
  text: string,
  schema: Schema | undefined,
  translate: Translate = (one) => one,
): Json | undefined {
  const trimmed = text.trim()
  if (trimmed === '') return undefined
  const option = schema && optionsOf(schema)?.find((one) => translate(one.title) === trimmed)
  if (option) return option.const
  const types = [schema?.type].flat()
  if (types.includes('number') || types.includes('integer')) {
    const read = readNumber(trimmed)
    return 'value' in read && read.value !== undefined ? read.value : trimmed
  }
  switch (types[0]) {
    case 'array': {
      const items = schema?.items
      if (items?.type === 'object' || trimmed.startsWith('[')) return parsed(trimmed)
      return itemsInLine(trimmed)
        .filter((one) => one !== '')
        .map((one) => valueOfWords(one, items, translate)!)
    }
    case 'object':
      return parsed(trimmed)
    case 'boolean':
      return trimmed === 'true' ? true : trimmed === 'false' ? false : trimmed
    default:
      return trimmed
  }
}

function isPlain(value: unknown): boolean {
  return typeof value !== 'object' || value === null
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return text
  }
}
