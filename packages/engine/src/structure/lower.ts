import { mapSubschemas, noneOf, optionsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { Definitions } from './definitions.ts'
import { evaluating } from './unevaluated.ts'

/** Annotations are removed so that cells of the same shape share a validator. */
const ANNOTATIONS = new Set([
  'title',
  'description',
  'examples',
  'default',
  'readOnly',
  'writeOnly',
  'deprecated',
  'contentMediaType',
  'contentEncoding',
  'contentSchema',
  'x-id',
  'x-unit',
  'x-evidence',
  'x-list',
  'x-source',
  'x-annual',
  'x-none',
  'x-key',
  'x-ref',
  'x-count',
  'x-private',
  'x-inactive',
])

/**
 * The schema that ajv compiles for a node, with the referenced definitions: without annotations, a choice as
 * `enum` (one error instead of one per option), 无 accepted where allowed, `unevaluated…` rewritten.
 */
export function lower(schema: Schema | boolean, definitions: Definitions = {}): Schema | boolean {
  const lowered = lowerNode(schema, definitions, false)
  if (typeof lowered !== 'object') return lowered
  const needed: Record<string, Schema | boolean> = {}
  collectNeeded(JSON.stringify(lowered), definitions, needed)
  return Object.keys(needed).length === 0 ? lowered : ({ ...lowered, $defs: needed } as Schema)
}

const REFERENCE = /"\$ref":"#\/\$defs\/([^"]+)"/g

function collectNeeded(
  text: string,
  definitions: Definitions,
  needed: Record<string, Schema | boolean>,
): void {
  for (const [, name = ''] of text.matchAll(REFERENCE)) {
    const definition = definitions[name]
    if (Object.hasOwn(needed, name) || definition === undefined) continue
    const lowered = lowerNode(definition, definitions, true)
    needed[name] = lowered
    collectNeeded(JSON.stringify(lowered), definitions, needed)
  }
}

function lowerNode(schema: Schema | boolean, definitions: Definitions, withNone: boolean): Schema | boolean {
  if (typeof schema !== 'object') return schema
  const options = optionsOf(schema)
  const written = mapSubschemas(evaluating(schema, definitions), ({ schema: inner }) =>
    lowerNode(inner, definitions, true),
  )
  const result: Record<string, unknown> = {}
  if (options) result.enum = options.map((option) => option.const)
  for (const [keyword, value] of Object.entries(written)) {
    if (ANNOTATIONS.has(keyword)) continue
    // the alternatives of a choice add nothing to its codes
    if (options && (keyword === 'oneOf' || keyword === 'anyOf') && optionsOf({ [keyword]: schema[keyword] }))
      continue
    result[keyword] = keyword === 'enum' || keyword === 'const' ? plain(value) : value
  }
  // without a limit, ajv's code reuses the result of the previous list for an empty one
  if (result.contains !== undefined) result.maxContains ??= Number.MAX_SAFE_INTEGER
  // ajv rejects an empty enum
  if (Array.isArray(result.enum) && result.enum.length === 0) {
    delete result.enum
    result.not = {}
  }
  const none = withNone ? noneOf(schema) : undefined
  return none === undefined ? (result as Schema) : { if: { const: none }, else: result as Schema }
}

/** Plain objects as from `JSON.parse`, which ajv compares with. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}
