import type { FormNode, Schema } from '@formwright/definition'

const known = new WeakMap<FormNode, { readonly whole: Own; readonly parts: Own }>()

type Own = Schema | boolean | undefined

/**
 * The constraints of a group, map, list or tuple on its members or items together, without what each is
 * checked for on its own; `undefined` if there are none. Includes `required` only with `withRequired`.
 */
export function ownSchema(node: FormNode, withRequired: boolean): Own {
  let own = known.get(node)
  if (!own) known.set(node, (own = { whole: ownOf(node, true), parts: ownOf(node, false) }))
  return withRequired ? own.whole : own.parts
}

function ownOf(node: FormNode, withRequired: boolean): Own {
  const { members } = node
  if (members.some(({ schema }) => 'unevaluatedProperties' in schema || 'unevaluatedItems' in schema))
    return node.written
  const isList = node.kind === 'rows' || node.kind === 'tuple'
  const named = new Set(node.children.map(({ key }) => key))
  const parts = members.flatMap(({ schema }): Schema[] => {
    const part = isList ? listPart(schema) : objectPart(schema, named, withRequired)
    return Object.keys(part).length > 0 ? [part] : []
  })
  if (isList && !areItemsSplit(node)) return node.written
  if (!isList && !areEntriesSplit(node)) return node.written
  if (parts.length === 0) return undefined
  return parts.length === 1 ? parts[0] : ({ allOf: parts } as Schema)
}

/** Items are checked one by one only if a single schema describes them. */
function areItemsSplit({ members }: FormNode): boolean {
  return members.filter(({ schema }) => 'items' in schema || 'prefixItems' in schema).length <= 1
}

/**
 * `additionalProperties` refers to the members that its own schema does not name: split if that schema names
 * them all.
 */
function areEntriesSplit({ members, children }: FormNode): boolean {
  const holders = members.filter(
    ({ schema }) => schema.additionalProperties !== undefined || schema.patternProperties !== undefined,
  )
  const [holder] = holders
  if (!holder) return true
  const named = children.filter(({ kind, repeated }) => kind !== 'variants' && !repeated)
  return holders.length === 1 && named.every(({ key }) => Object.hasOwn(holder.schema.properties ?? {}, key))
}

/** Keywords that are covered by child nodes. */
const OBJECT_SPLIT = new Set(['properties', 'patternProperties', 'additionalProperties'])
const LIST_SPLIT = new Set(['items', 'prefixItems'])

/** Composing keywords whose subschemas are members of the node: references and the entries of `allOf`. */
const COMPOSING = new Set(['$ref', 'allOf'])

function objectPart(schema: Schema, named: ReadonlySet<string>, withRequired: boolean): Schema {
  const part = apart(schema, 'object', OBJECT_SPLIT)
  const { required: _, ...others } = part
  const required = (schema.required ?? []).filter((key) => withRequired || !named.has(key))
  // a member that is never allowed has no node
  const properties = Object.fromEntries(
    Object.entries((schema.properties ?? {}) as Record<string, Schema | boolean>).filter(
      ([key, member]) => member === false && !named.has(key),
    ),
  )
  return {
    ...others,
    ...(required.length > 0 ? { required } : {}),
    ...(Object.keys(properties).length > 0 ? { properties } : {}),
  } as Schema
}

function listPart(schema: Schema): Schema {
  // `items: false` limits the length
  const closed = schema.items as unknown
  const part = apart(schema, 'array', LIST_SPLIT)
  return closed === false
    ? ({ ...part, maxItems: Math.min(lengthOf(schema), numberOr(part.maxItems)) } as Schema)
    : part
}

function lengthOf({ prefixItems }: Schema): number {
  return Array.isArray(prefixItems) ? prefixItems.length : 0
}

function numberOr(value: unknown): number {
  return typeof value === 'number' ? value : Infinity
}

function apart(schema: Schema, kind: 'object' | 'array', split: ReadonlySet<string>): Schema {
  return Object.fromEntries(
    Object.entries(schema).filter(
      ([keyword, value]) =>
        CHECKS.has(keyword) &&
        !split.has(keyword) &&
        !COMPOSING.has(keyword) &&
        !(keyword === 'type' && [value].flat().includes(kind)) &&
        !isOneOfNull(keyword, value),
    ),
  ) as Schema
}

/** `anyOf` of one schema and null: the schema is a member of the node, and null is “not filled”. */
function isOneOfNull(keyword: string, value: unknown): boolean {
  if ((keyword !== 'oneOf' && keyword !== 'anyOf') || !Array.isArray(value) || value.length < 2) return false
  return (
    value.filter(
      (entry: { type?: unknown; const?: unknown }) => entry.type !== 'null' && entry.const !== null,
    ).length === 1
  )
}

const CHECKS = new Set([
  'type',
  'enum',
  'const',
  'required',
  'minProperties',
  'maxProperties',
  'propertyNames',
  'dependentRequired',
  'dependentSchemas',
  'properties',
  'patternProperties',
  'additionalProperties',
  'items',
  'prefixItems',
  'contains',
  'minContains',
  'maxContains',
  'minItems',
  'maxItems',
  'uniqueItems',
  'oneOf',
  'anyOf',
  'not',
  'if',
  'then',
  'else',
])
