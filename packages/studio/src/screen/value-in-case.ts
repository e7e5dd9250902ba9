import { readNumber } from '@formwright/definition'
import type { Json } from '@formwright/definition'

/** What is written as a value of the kind that stood there; nothing while it is none of that kind. */
export function valueInCase(text: string, before: Json): Json | undefined {
  if (typeof before === 'string') return text
  if (typeof before === 'number') {
    const read = readNumber(text)
    return 'value' in read && typeof read.value === 'number' ? read.value : undefined
  }
  try {
    const value = JSON.parse(text) as Json
    const isSame = typeof value === typeof before && Array.isArray(value) === Array.isArray(before)
    return isSame ? value : undefined
  } catch {
    return undefined
  }
}
