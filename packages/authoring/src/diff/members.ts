import type { Schema } from '@formwright/definition'
import { sameMember } from './same-member.ts'
import type { About, Comparison } from './comparison.ts'

interface MemberName {
  readonly key: string
  /** The name used for comparison: the earlier name of a member with the same `x-id`. */
  readonly name: string
}

/** The members of both versions of an object, with the same name for corresponding members. */
export function membersByName(before: Schema, after: Schema): [MemberName[], MemberName[]] {
  const keys = Object.keys(before.properties ?? {})
  const known = new Map(keys.map((key) => [sameMember(key, before, after), key]))
  return [
    keys.map((key) => ({ key, name: key })),
    Object.keys(after.properties ?? {}).map((key) => ({
      key,
      // another member may have had this name
      name: known.get(key) ?? (keys.includes(key) ? `${key} (2)` : key),
    })),
  ]
}

interface Member {
  readonly key: string
  readonly schema: Schema
}

/** Reports whether a member was renamed, or its `x-id` changed. */
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
