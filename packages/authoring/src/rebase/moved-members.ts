import { below, memberSchemas } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import { sameMember } from '../diff/same-member.ts'

/** A pointer in another version; `*` stands for any row or entry. */
export interface PointerMove {
  readonly from: string
  readonly to: string
}

/** Maximum depth of schemas that refer to themselves. */
const DEEPEST = 16

/** Members of an answer, such as columns of rows, with another name in another version; inner ones first. */
export function movedMembers(from: Schema, to: Schema, at: PointerMove, depth = 0): readonly PointerMove[] {
  if (depth > DEEPEST) return []
  const inner = (one: unknown, other: unknown, keys: readonly [string, string]) =>
    isSchema(one) && isSchema(other)
      ? movedMembers(one, other, { from: below(at.from, keys[0]), to: below(at.to, keys[1]) }, depth + 1)
      : []
  const now = memberSchemas(to)
  const members = [...memberSchemas(from)].flatMap(([key, schema]) => {
    const name = sameMember(key, from, to)
    if (name === undefined) return []
    const within = inner(schema, now.get(name), [key, name])
    return name === key ? within : [...within, { from: below(at.from, key), to: below(at.to, name) }]
  })
  return [
    ...members,
    ...inner(from.items, to.items, ['*', '*']),
    ...inner(from.additionalProperties, to.additionalProperties, ['*', '*']),
  ]
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null
}
