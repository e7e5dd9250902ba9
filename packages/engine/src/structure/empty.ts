import { ownMember } from '@formwright/definition'

/** 空, 空白, 空数组: what counts as not filled (check REQ-01). */
export function isEmpty(value: unknown): boolean {
  if (typeof value === 'string') return isBlank(value)
  if (value === undefined || value === null) return true
  if (typeof value !== 'object') return false
  if (Array.isArray(value)) return value.every((item) => typeof item === 'string' && isBlank(item))
  return Object.values(value).every(
    (item) => item === undefined || item === null || (typeof item === 'string' && isBlank(item)),
  )
}

/** An object in which nothing is filled in, however deep it goes. */
export function holdsNothing(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return isEmpty(value)
  return Object.values(value).every(holdsNothing)
}

/** Nothing but white space. */
function isBlank(text: string): boolean {
  return text === '' || text.trim() === ''
}

/** What a path leads to when an object on the way is something else. */
export const BLOCKED = Symbol('blocked')

/** Follows a path through objects; `BLOCKED` when something else stands in the way. */
export function follow(answers: unknown, path: readonly string[]): unknown {
  let value = answers
  for (const key of path) {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'object' || Array.isArray(value)) return BLOCKED
    value = ownMember(value, key)
  }
  return value
}
