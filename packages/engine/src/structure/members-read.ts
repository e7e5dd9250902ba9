import { subschemasOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'

/** Keywords that only look at member names. */
const BY_NAME = new Set([
  'properties',
  'required',
  'dependentRequired',
  'dependentSchemas',
  'allOf',
  'anyOf',
  'oneOf',
  'not',
  'if',
  'then',
  'else',
  'type',
  'title',
  'description',
  '$comment',
])

/**
 * The members that a schema reads; `undefined` if it reads all, or the object itself, as `false` and
 * `{ "type": "number" }` do.
 */
export function membersRead(schema: Schema | boolean): readonly string[] | undefined {
  const names = new Set<string>()
  return collect(schema, names) && names.size > 0 ? [...names] : undefined
}

function collect(schema: Schema | boolean, names: Set<string>): boolean {
  if (typeof schema !== 'object') return true
  if (Object.keys(schema).some((keyword) => !BY_NAME.has(keyword) && !keyword.startsWith('x-'))) return false
  for (const key of namedIn(schema)) names.add(key)
  return subschemasOf(schema).every(
    ({ keyword, schema: inner }) => keyword === 'properties' || collect(inner, names),
  )
}

/** The members that a schema names, including those in alternatives and conditions. */
export function membersNamed(schema: Schema | boolean): string[] {
  if (typeof schema !== 'object') return []
  const inner = subschemasOf(schema)
    .filter(({ keyword }) => !['properties', 'patternProperties', 'items', 'prefixItems'].includes(keyword))
    .flatMap((one) => membersNamed(one.schema))
  return [...new Set([...namedIn(schema), ...inner])]
}

function namedIn({ properties, required, dependentRequired, dependentSchemas }: Schema): string[] {
  return [
    ...Object.keys(properties ?? {}),
    ...(required ?? []),
    ...Object.entries((dependentRequired ?? {}) as Record<string, readonly string[]>).flatMap(
      ([key, others]) => [key, ...others],
    ),
    ...Object.keys((dependentSchemas as object | undefined) ?? {}),
  ]
}
