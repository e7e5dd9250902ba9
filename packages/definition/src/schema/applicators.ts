import { rememberedObject } from '../cache/remembered-object.ts'
import { isObject } from '../json/is-object.ts'
import { below } from '../json/pointer.ts'
import type { Schema } from '../types/index.ts'

/** How a keyword of JSON Schema 2020-12 holds subschemas: one, a list, or a map by name. */
export type Holds = 'one' | 'list' | 'map'

interface Applicator {
  readonly holds: Holds
  /** `place`: the subschemas apply to the value itself. `inside`: to its members, items or member names. */
  readonly about: 'place' | 'inside'
}

/**
 * The keywords that hold schemas (JSON Schema 2020-12, core and applicator vocabularies); `$defs` is about no
 * value.
 */
export const APPLICATORS = {
  properties: { holds: 'map', about: 'inside' },
  patternProperties: { holds: 'map', about: 'inside' },
  additionalProperties: { holds: 'one', about: 'inside' },
  unevaluatedProperties: { holds: 'one', about: 'inside' },
  propertyNames: { holds: 'one', about: 'inside' },
  prefixItems: { holds: 'list', about: 'inside' },
  items: { holds: 'one', about: 'inside' },
  contains: { holds: 'one', about: 'inside' },
  unevaluatedItems: { holds: 'one', about: 'inside' },
  contentSchema: { holds: 'one', about: 'inside' },
  allOf: { holds: 'list', about: 'place' },
  anyOf: { holds: 'list', about: 'place' },
  oneOf: { holds: 'list', about: 'place' },
  not: { holds: 'one', about: 'place' },
  if: { holds: 'one', about: 'place' },
  // oxlint-disable-next-line unicorn/no-thenable
  then: { holds: 'one', about: 'place' },
  else: { holds: 'one', about: 'place' },
  dependentSchemas: { holds: 'map', about: 'place' },
} as const satisfies Readonly<Record<string, Applicator>>

/** A keyword that holds schemas. */
export type ApplicatorKeyword = keyof typeof APPLICATORS

/** One schema that another holds. */
export interface Subschema {
  readonly keyword: ApplicatorKeyword
  readonly schema: Schema | boolean
  /** Where it stands, from the schema that holds it: `['properties', 'name']`. */
  readonly keys: readonly (string | number)[]
}

/**
 * The schemas that a schema holds, in the order in which its keywords are written. References are not
 * followed.
 */
export function subschemasOf(schema: Schema | boolean): Subschema[] {
  if (typeof schema !== 'object' || schema === null) return []
  const found: Subschema[] = []
  for (const keyword of Object.keys(schema))
    if (isApplicator(keyword)) found.push(...subschemasUnder(keyword, schema[keyword]))
  return found
}

/** A copy of a schema in which each schema that it holds is replaced; what holds none is left as it is. */
export function mapSubschemas(schema: Schema, replace: (subschema: Subschema) => Schema | boolean): Schema {
  const result: Record<string, unknown> = { ...schema }
  for (const [keyword, value] of Object.entries(schema)) {
    if (!isApplicator(keyword)) continue
    const subschemas = subschemasUnder(keyword, value)
    const { holds } = APPLICATORS[keyword]
    if (holds === 'one') for (const one of subschemas) result[keyword] = replace(one)
    if (holds === 'list' && Array.isArray(value)) result[keyword] = subschemas.map(replace)
    if (holds === 'map' && isObject(value))
      result[keyword] = Object.fromEntries(subschemas.map((one) => [one.keys[1], replace(one)]))
  }
  return result as Schema
}

/** A schema with the pointer where it stands. */
export interface SchemaAtPointer {
  readonly pointer: string
  readonly node: Schema
}

const belowWhole = rememberedObject((schema: Schema) => gatherBelow(schema, ''))

/** Every schema at and below one, with its pointer; references are not followed. */
export function schemasBelow(schema: Schema | boolean, pointer = ''): readonly SchemaAtPointer[] {
  if (typeof schema !== 'object' || schema === null) return []
  return pointer === '' ? belowWhole(schema) : gatherBelow(schema, pointer)
}

function gatherBelow(schema: Schema, pointer: string): readonly SchemaAtPointer[] {
  const found: SchemaAtPointer[] = []
  const gather = (subschema: Schema | boolean, at: string) => {
    if (typeof subschema !== 'object' || subschema === null) return
    found.push({ pointer: at, node: subschema })
    for (const { schema: deeper, keys } of subschemasOf(subschema)) gather(deeper, below(at, ...keys))
  }
  gather(schema, pointer)
  return found
}

export function isApplicator(keyword: string): keyword is ApplicatorKeyword {
  return Object.hasOwn(APPLICATORS, keyword)
}

function subschemasUnder(keyword: ApplicatorKeyword, value: unknown): Subschema[] {
  const { holds } = APPLICATORS[keyword]
  if (holds === 'one') return isSchema(value) ? [{ keyword, schema: value, keys: [keyword] }] : []
  if (holds === 'list')
    return (Array.isArray(value) ? value : []).flatMap((schema: unknown, index) =>
      isSchema(schema) ? [{ keyword, schema, keys: [keyword, index] }] : [],
    )
  return Object.entries(isObject(value) ? value : {}).flatMap(([name, schema]: [string, unknown]) =>
    isSchema(schema) ? [{ keyword, schema, keys: [keyword, name] }] : [],
  )
}

function isSchema(value: unknown): value is Schema | boolean {
  return typeof value === 'boolean' || isObject(value)
}
