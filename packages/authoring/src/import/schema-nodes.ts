/** A schema as it was written, of any draft. */
export type Written = Readonly<Record<string, unknown>>

/** A schema while it is rewritten. */
export type Draft = Record<string, unknown>

/** Keywords that hold one schema, a list of them, or a schema by name: those of every draft. */
const SINGLES = [
  'items',
  'additionalItems',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
] as const
const LISTS = ['oneOf', 'anyOf', 'allOf', 'prefixItems', 'items'] as const
const MAPS = [
  'properties',
  'patternProperties',
  'definitions',
  '$defs',
  'dependentSchemas',
  'dependencies',
] as const

export function isObject(value: unknown): value is Written {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The schemas directly below a schema, each with the keys that lead to it as they were written. */
export function* schemasBelow(
  node: Written,
): Generator<{ readonly keys: readonly string[]; readonly node: unknown }> {
  for (const key of SINGLES)
    if (isObject(node[key]) || typeof node[key] === 'boolean') yield { keys: [key], node: node[key] }
  for (const key of LISTS) {
    const list = node[key]
    if (Array.isArray(list))
      for (const [index, child] of list.entries()) yield { keys: [key, String(index)], node: child }
  }
  for (const key of MAPS) {
    for (const [name, child] of Object.entries(isObject(node[key]) ? node[key] : {}))
      if (!Array.isArray(child)) yield { keys: [key, name], node: child }
  }
}

/** Where a keyword of an older draft stands in 2020-12. */
export function modernKeys(parent: Written, keys: readonly string[]): readonly string[] {
  const [keyword = '', ...rest] = keys
  if (keyword === 'definitions') return ['$defs', ...rest]
  if (keyword === 'dependencies') return ['dependentSchemas', ...rest]
  if (keyword === 'items' && Array.isArray(parent.items)) return ['prefixItems', ...rest]
  if (keyword === 'additionalItems') return ['items', ...rest]
  return keys
}
