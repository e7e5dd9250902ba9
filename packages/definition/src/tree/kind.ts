import type { Schema } from '../types/index.ts'
import { alternativesOf } from './alternatives.ts'
import type { NodeKind } from './form-node.ts'
import { unevaluatedOf } from './members.ts'
import type { Member } from './members.ts'
import { shapeOf } from './shape.ts'

/** Determines the kind of a node from its schemas and their combined description. */
export function kindOf(whole: Schema, members: readonly Member[], schema: Schema): NodeKind {
  switch (typeOf(whole, members, schema)) {
    case 'object':
      return kindOfObject(whole, members, schema)
    case 'array':
      return kindOfList(members, schema)
    default:
      return shapeOf(schema) === 'other' ? 'opaque' : 'cell'
  }
}

function kindOfObject(whole: Schema, members: readonly Member[], schema: Schema): NodeKind {
  if (schema.format === 'region') return 'cell'
  if (schema.format !== undefined || 'x-none' in schema) return 'opaque'
  if (members.some(hasEntries)) return 'map'
  if (unevaluatedOf(members, 'unevaluatedProperties')) return 'map'
  const named = members.some((member) => member.schema.properties !== undefined)
  return named || alternativesOf(whole, members).length > 0 ? 'group' : 'opaque'
}

function kindOfList(members: readonly Member[], schema: Schema): NodeKind {
  if (schema.prefixItems !== undefined) return 'tuple'
  if (typeof schema.items !== 'object') return hasRest(members) ? 'rows' : 'opaque'
  const shape = shapeOf(schema)
  return shape === 'choices' || shape === 'names' ? 'cell' : 'rows'
}

function hasRest(members: readonly Member[]): boolean {
  const isSaid = members.some(({ schema }) => schema.items !== undefined)
  return !isSaid && unevaluatedOf(members, 'unevaluatedItems') !== undefined
}

/** `object`, `array` or something else; a schema without a type is classified by its keywords. */
function typeOf(whole: Schema, members: readonly Member[], schema: Schema): string | undefined {
  const { type } = schema
  if (type !== undefined) return typeof type === 'string' ? type : undefined
  if ('enum' in schema || 'const' in schema) return undefined
  const about = (keywords: readonly string[]) =>
    members.some((member) => keywords.some((keyword) => keyword in member.schema))
  const isObject =
    about(['properties']) || members.some(hasEntries) || alternativesOf(whole, members).length > 0
  const isList = about(LIST)
  if (isObject === isList) return undefined
  return isObject ? 'object' : 'array'
}

const LIST = ['prefixItems', 'items', 'unevaluatedItems']

/** Whether members of any name are allowed, with a schema. */
function hasEntries({ schema }: Member): boolean {
  return (
    (typeof schema.additionalProperties === 'object' && schema['x-annual'] === undefined) ||
    Object.keys((schema.patternProperties as object | undefined) ?? {}).length > 0
  )
}
