import { fieldsOf } from '@formwright/definition'
import type { Field, FormBundle } from '@formwright/definition'

export interface PairedFields {
  readonly pairs: readonly { readonly before: Field; readonly after: Field }[]
  readonly removed: readonly Field[]
  readonly added: readonly Field[]
}

/** Pairs the fields of two definitions: by `x-id`, otherwise by pointer. */
export function pairFields(before: FormBundle, after: FormBundle): PairedFields {
  const earlier = fieldsOf(before)
  const later = fieldsOf(after)
  const byId = mapOf(later, ({ id }) => id)
  const pairs: { before: Field; after: Field }[] = []
  const taken = new Set<Field>()
  const pair = (one: Field, other: Field | undefined) => {
    if (!other || taken.has(other)) return false
    taken.add(other)
    pairs.push({ before: one, after: other })
    return true
  }
  const unknown = earlier.filter((field) => !pair(field, byId.get(field.id)))
  const byPointer = mapOf(later, ({ pointer }) => pointer)
  const removed = unknown.filter((field) => {
    const other = byPointer.get(field.pointer)
    return !other || (named(field) && named(other)) || !pair(field, other)
  })
  return { pairs, removed, added: later.filter((field) => !taken.has(field)) }
}

const named = ({ schema }: Field) => schema['x-id'] !== undefined

/** A map of fields; of several with the same key the first. */
function mapOf(fields: readonly Field[], keyOf: (field: Field) => string): Map<string, Field> {
  const map = new Map<string, Field>()
  for (const field of fields) if (!map.has(keyOf(field))) map.set(keyOf(field), field)
  return map
}
