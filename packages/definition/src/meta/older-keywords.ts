import type { JsonSource } from '../json/source.ts'
import { locationOf, problemAt } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'

interface Older {
  readonly keyword: string
  readonly isOlder: (value: unknown) => boolean
  /** Its replacement. */
  readonly now: string
}

/** Keywords that older drafts of JSON Schema spelled differently. */
const OLDER: readonly Older[] = [
  { keyword: 'items', isOlder: Array.isArray, now: 'prefixItems' },
  { keyword: 'exclusiveMinimum', isOlder: isBoolean, now: '"exclusiveMinimum": 0' },
  { keyword: 'exclusiveMaximum', isOlder: isBoolean, now: '"exclusiveMaximum": 100' },
  { keyword: 'required', isOlder: isBoolean, now: 'required' },
]

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean'
}

export function isOlder(pointer: string, value: unknown): boolean {
  return olderAt(pointer)?.isOlder(value) ?? false
}

/** The location of the replacement: `required` is an array on the parent object. */
export function olderKeyword(pointer: string, source: JsonSource): Problem {
  const { keyword, now } = olderAt(pointer)!
  const [name = ''] = pointer.split('/').slice(-2)
  if (keyword === 'required') return problemAt(locationOf(source, pointer), 'required-place', { name })
  return problemAt(locationOf(source, pointer), 'keyword-older', { keyword, suggestion: now })
}

function olderAt(pointer: string): Older | undefined {
  return OLDER.find(({ keyword }) => pointer.endsWith(`/${keyword}`))
}
