import { ownMember } from '@formwright/definition'

/** The result of following a path that is blocked by a non-object. */
export const BLOCKED = Symbol('blocked')

/** Follows a path through objects; `BLOCKED` if something else is in the way. */
export function follow(answers: unknown, path: readonly string[]): unknown {
  let value = answers
  for (const key of path) {
    if (value === undefined || value === null) return undefined
    if (typeof value !== 'object' || Array.isArray(value)) return BLOCKED
    value = ownMember(value, key)
  }
  return value
}
