import { mapSubschemas, noneOf, optionsOf } from '@formwright/definition'
import type { Schema } from '@formwright/definition'
import type { Definitions } from './definitions.ts'
import { evaluating } from './unevaluated.ts'

/** What describes and does not check; left out so that cells of one shape share one validator. */
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
 * The schema that ajv compiles for a node, with the definitions that it refers to: annotations left out, a
 * choice as `enum` (one error and not one per option), 无 let through where it may stand, `unevaluated…`
 * written out.
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
    // the alternatives of a choice say no more than its codes
    if (options && (keyword === 'oneOf' || keyword === 'anyOf') && optionsOf({ [keyword]: schema[keyword] }))
      continue
    result[keyword] = keyword === 'enum' || keyword === 'const' ? plain(value) : value
  }
  // without a limit, ajv's code keeps for an empty list what it found in the list before it
  if (result.contains !== undefined) result.maxContains ??= Number.MAX_SAFE_INTEGER
  // ajv takes no empty enum
  if (Array.isArray(result.enum) && result.enum.length === 0) {
    delete result.enum
    result.not = {}
  }
  const none = withNone ? noneOf(schema) : undefined
  return none === undefined ? (result as Schema) : { if: { const: none }, else: result as Schema }
}

/** Objects as `JSON.parse` makes them, which is what ajv compares with. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown
}
