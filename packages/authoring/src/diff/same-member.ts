import { memberSchemas } from '@formwright/definition'
import type { Schema } from '@formwright/definition'

/**
 * The name of an object's member, such as a column of rows, in another version: of the member with the same
 * `x-id`, or else the same name unless that is a different member now.
 * @returns `undefined` if there is none
 */
export function sameMember(key: string, from: Schema, to: Schema): string | undefined {
  const [own, others] = [memberSchemas(from), memberSchemas(to)]
  const id = own.get(key)?.['x-id']
  if (id !== undefined) for (const [name, schema] of others) if (schema['x-id'] === id) return name
  const other = others.get(key)
  if (!other) return undefined
  const otherId = other['x-id']
  if (otherId === undefined) return key
  const isAnother = id !== undefined || [...own.values()].some((schema) => schema['x-id'] === otherId)
  return isAnother ? undefined : key
}
