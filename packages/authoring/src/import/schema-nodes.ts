import { APPLICATORS, isObject, splitPointer } from '@formwright/definition'
import type { Holds } from '@formwright/definition'

/** A schema of any draft as written. */
export type Written = Readonly<Record<string, unknown>>

/** A schema during conversion. */
export type Draft = Record<string, unknown>

/**
 * How the keywords of each draft contain schemas. An older draft may have a single one where a later one has
 * a list.
 */
const HOLDS: Readonly<Record<string, readonly Holds[]>> = {
  ...Object.fromEntries(Object.entries(APPLICATORS).map(([keyword, { holds }]) => [keyword, [holds]])),
  items: ['one', 'list'],
  additionalItems: ['one'],
  definitions: ['map'],
  $defs: ['map'],
  dependencies: ['map'],
}

/** The direct subschemas of a schema, each with the keys that lead to it as written. */
export function* schemasBelow(
  node: Written,
): Generator<{ readonly keys: readonly string[]; readonly node: unknown }> {
  for (const [keyword, value] of Object.entries(node)) {
    const holds = Object.hasOwn(HOLDS, keyword) ? HOLDS[keyword]! : []
    if (holds.includes('one') && (isObject(value) || typeof value === 'boolean'))
      yield { keys: [keyword], node: value }
    if (holds.includes('list') && Array.isArray(value))
      for (const [index, child] of value.entries()) yield { keys: [keyword, String(index)], node: child }
    if (holds.includes('map') && isObject(value))
      for (const [name, child] of Object.entries(value))
        if (!Array.isArray(child)) yield { keys: [keyword, name], node: child }
  }
}

/** Whether a keyword of any draft contains schemas by name. */
export function holdsByName(keyword: string): boolean {
  return Object.hasOwn(HOLDS, keyword) && HOLDS[keyword]!.includes('map')
}

/** The keys in 2020-12 for a keyword of an older draft. */
export function modernKeys(parent: Written, keys: readonly string[]): readonly string[] {
  const [keyword = '', ...rest] = keys
  if (keyword === 'definitions') return ['$defs', ...rest]
  if (keyword === 'dependencies') return ['dependentSchemas', ...rest]
  if (keyword === 'items' && Array.isArray(parent.items)) return ['prefixItems', ...rest]
  if (keyword === 'additionalItems') return ['items', ...rest]
  return keys
}

/** The keys of a reference by pointer within the same file; empty if it is not a valid one. */
export function pathOfReference(ref: string): readonly string[] {
  try {
    return splitPointer(decodeURIComponent(ref.slice(1)))
  } catch {
    // a default or example may contain a member `$ref`
    return []
  }
}

/** A reference to a pointer in the same file; names stay readable, including Chinese ones. */
export function referenceTo(pointer: string): string {
  return `#${pointer.replaceAll(/[%#\s"<>\\^`{|}]/g, encodeURIComponent)}`
}
