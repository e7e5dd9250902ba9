import { valueAt } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { Definitions } from './definitions.ts'

type Keyword = 'unevaluatedProperties' | 'unevaluatedItems'

/** What the schemas of a value have evaluated, as far as it is certain. */
interface Evaluated {
  readonly properties: ReadonlySet<string>
  readonly patterns: ReadonlySet<string>
  /** Length of the longest `prefixItems`. */
  readonly items: number
  /** Schemas of `contains`: items that match one are evaluated. */
  readonly contains: readonly Schema[]
  readonly all: boolean
}

/** A schema that evaluates more of a value if another one holds. */
interface Conditional {
  readonly guard: Schema | boolean
  readonly holds: readonly (Schema | boolean)[]
  readonly fails: readonly (Schema | boolean)[]
}

const NOTHING: Evaluated = { properties: new Set(), patterns: new Set(), items: 0, contains: [], all: false }

/**
 * Each conditional doubles the rewritten schema; with more cases `unevaluated…` is left to ajv, which misses
 * rare ones.
 */
const MAX_CASES = 256

/**
 * Rewrites `unevaluatedProperties` and `unevaluatedItems` (JSON Schema 2020-12, 11) by keywords that do not
 * depend on others: for each combination of alternatives and conditions, what is left over.
 */
export function evaluating(schema: Schema, definitions: Definitions): Schema {
  const { unevaluatedProperties, unevaluatedItems, ...others } = schema
  if (unevaluatedProperties === undefined && unevaluatedItems === undefined) return schema
  const rest: Record<string, unknown> = { ...others }
  const written: unknown[] = Array.isArray(others.allOf) ? [...(others.allOf as unknown[])] : []
  for (const [keyword, left] of [
    ['unevaluatedProperties', unevaluatedProperties],
    ['unevaluatedItems', unevaluatedItems],
  ] as const) {
    if (left === undefined) continue
    const out = writtenOut(others, keyword, left as Schema | boolean, definitions)
    if (out === undefined) rest[keyword] = left
    else if (out !== true) written.push(out)
  }
  return { ...rest, ...(written.length > 0 ? { allOf: written } : {}) } as Schema
}

function writtenOut(
  schema: Schema,
  keyword: Keyword,
  left: Schema | boolean,
  definitions: Definitions,
): Schema | boolean | undefined {
  let cases = 0
  const conditionals: Conditional[] = []
  const evaluated = settled([schema], NOTHING, conditionals, keyword, definitions)
  const decide = (open: readonly Conditional[], seen: Evaluated): Schema | boolean | undefined => {
    if (seen.all) return true
    const [first, ...later] = open
    if (!first) return leftOver(seen, keyword, left)
    if (++cases > MAX_CASES) return undefined
    const branch = (schemas: readonly (Schema | boolean)[]) => {
      const inner: Conditional[] = []
      const more = settled(schemas, seen, inner, keyword, definitions)
      return decide([...inner, ...later], more)
    }
    const [holds, fails] = [branch(first.holds), branch(first.fails)]
    if (holds === undefined || fails === undefined) return undefined
    // oxlint-disable-next-line unicorn/no-thenable
    return { if: first.guard, then: holds, else: fails } as Schema
  }
  return decide(conditionals, evaluated)
}

/** What the applicable schemas certainly evaluate; what depends on others is added to the conditionals. */
function settled(
  schemas: readonly (Schema | boolean)[],
  before: Evaluated,
  conditionals: Conditional[],
  keyword: Keyword,
  definitions: Definitions,
): Evaluated {
  let evaluated = before
  const taken = new Set<Schema>()
  const take = (schema: Schema | boolean): void => {
    if (typeof schema !== 'object' || taken.has(schema)) return
    taken.add(schema)
    evaluated = plus(evaluated, schema, keyword)
    if (typeof schema.$ref === 'string')
      take((valueAt({ $defs: definitions }, schema.$ref.slice(1)) as Schema | undefined) ?? true)
    for (const entry of listOf(schema.allOf)) take(entry)
    for (const entry of [...listOf(schema.anyOf), ...listOf(schema.oneOf)])
      if (typeof entry === 'object') conditionals.push({ guard: entry, holds: [entry], fails: [] })
    if (schema.if !== undefined)
      conditionals.push({
        guard: schema.if as Schema,
        holds: [schema.if as Schema, (schema.then as Schema | undefined) ?? true],
        fails: [(schema.else as Schema | undefined) ?? true],
      })
    for (const [key, dependent] of Object.entries((schema.dependentSchemas ?? {}) as Record<string, Schema>))
      conditionals.push({ guard: { type: 'object', required: [key] }, holds: [dependent], fails: [] })
  }
  for (const schema of schemas) take(schema)
  return evaluated
}

function plus(seen: Evaluated, schema: Schema, keyword: Keyword): Evaluated {
  if (keyword === 'unevaluatedProperties')
    return {
      ...seen,
      properties: new Set([...seen.properties, ...Object.keys(schema.properties ?? {})]),
      patterns: new Set([
        ...seen.patterns,
        ...Object.keys((schema.patternProperties as object | undefined) ?? {}),
      ]),
      all:
        seen.all || schema.additionalProperties !== undefined || schema.unevaluatedProperties !== undefined,
    }
  return {
    ...seen,
    items: Math.max(seen.items, listOf(schema.prefixItems).length),
    contains: schema.contains === undefined ? seen.contains : [...seen.contains, schema.contains as Schema],
    all: seen.all || schema.items !== undefined || schema.unevaluatedItems !== undefined,
  }
}

/** The constraint on what nothing evaluated. */
function leftOver(seen: Evaluated, keyword: Keyword, left: Schema | boolean): Schema {
  if (keyword === 'unevaluatedProperties')
    return {
      properties: Object.fromEntries([...seen.properties].map((key) => [key, true])),
      patternProperties: Object.fromEntries([...seen.patterns].map((pattern) => [pattern, true])),
      additionalProperties: left,
    } as unknown as Schema
  const items = seen.contains.length === 0 ? left : { anyOf: [...seen.contains, left] }
  return {
    ...(seen.items > 0 ? { prefixItems: Array.from({ length: seen.items }, () => true) } : {}),
    items,
  } as Schema
}

function listOf(value: unknown): readonly (Schema | boolean)[] {
  return Array.isArray(value) ? (value as (Schema | boolean)[]) : []
}
