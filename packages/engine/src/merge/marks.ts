import { isObject } from '@formwright/definition'

/**
 * Placeholders for conflicts in a merged document. Answers cannot contain them, because U+0000 cannot be
 * stored.
 */
export const MARKS = { marked: '\u0000undecided', base: '\u0000' } as const

/** Whether a base contains conflict placeholders. */
export function holdsMark(value: unknown): boolean {
  if (value === MARKS.base) return true
  if (Array.isArray(value)) return value.some(holdsMark)
  return isObject(value) && (Object.hasOwn(value, MARKS.base) || Object.values(value).some(holdsMark))
}
