import type { Schema } from '@formwright/definition'
import { sameMember } from './same-member.ts'
import type { About, Comparison } from './comparison.ts'

interface MemberName {
  readonly key: string
  /** What it is compared by: the name that it had before, where it is known by its `x-id`. */
  readonly name: string
}

/** The members of both versions of an object, with one name for what is the same member in both. */
export function membersByName(before: Schema, after: Schema): [MemberName[], MemberName[]] {
  const keys = Object.keys(before.properties ?? {})
  const known = new Map(keys.map((key) => [sameMember(key, before, after), key]))
  return [
    keys.map((key) => ({ key, name: key })),
    Object.keys(after.properties ?? {}).map((key) => ({
      key,
      // its name may have been that of another one
      name: known.get(key) ?? (keys.includes(key) ? `${key} (2)` : key),
    })),
  ]
}

interface Member {
  readonly key: string
  readonly schema: Schema
}

/** Whether a member got another name, or another `x-id`. */
export function compareIdentity(
  comparison: Comparison,
  { key, schema: { 'x-id': id } }: Member,
  { key: keyNow, schema: { 'x-id': idNow } }: Member,
  subject: string,
  location: Omit<About, 'subject'>,
): void {
  if (id !== idNow) comparison.add('field-id', subject, { ...location, before: id, after: idNow })
  else if (id !== undefined && key !== keyNow)
    comparison.add('field-renamed', subject, { ...location, before: key, after: keyNow })
}
