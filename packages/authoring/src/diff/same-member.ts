import { memberSchemas } from '@formwright/definition'
import type { Schema } from '@formwright/definition'

/**
 * What a member of an object, such as a column of rows, is called in another version of it: where one has the
 * same `x-id`, else by its name, unless that is another member by now.
 * @returns nothing where it has none there
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
