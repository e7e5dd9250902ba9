import { NONE, optionsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'

/** What describes and does not check; left out so that cells of one shape share one validator. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'examples',
  'default',
  'readOnly',
  'x-id',
  'x-unit',
  'x-evidence',
  'x-list',
  'x-source',
  'x-annual',
  'x-none',
  'x-key',
  'x-ref',
  'x-private',
])

/**
 * The schema that ajv compiles for a leaf: annotations left out, a choice as `enum` (one error and not one per option),
 * 无 let through where it may stand.
 */
export function lower(schema: Schema, withNone = false): Schema {
  if (typeof schema !== 'object') return schema
  const result: Record<string, unknown> = {}
  const options = optionsOf(schema)
  if (options) result.enum = options.map((option) => option.const)
  for (const [keyword, value] of Object.entries(schema)) {
    if (ANNOTATIONS.has(keyword) || (options && keyword === 'oneOf')) continue
    result[keyword] = lowerKeyword(keyword, value)
  }
  return withNone && schema['x-none'] ? { if: { const: NONE }, else: result as Schema } : (result as Schema)
}

function lowerKeyword(keyword: string, value: unknown): unknown {
  switch (keyword) {
    case 'properties':
    case 'dependentSchemas':
      return Object.fromEntries(
        Object.entries(value as Record<string, Schema>).map(([name, schema]) => [name, lower(schema, true)]),
      )
    case 'items':
    case 'additionalProperties':
    case 'not':
    case 'if':
    case 'then':
    case 'else':
    case 'contains':
    case 'propertyNames':
      return lower(value as Schema, true)
    case 'oneOf':
    case 'anyOf':
    case 'allOf':
    case 'prefixItems':
      return (value as Schema[]).map((schema) => lower(schema, true))
    default:
      return value
  }
}
