import type { Schema } from '@formwright/definition'
import type { ChangeClass } from './change.ts'

export const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties', 'minContains']
export const UPPER = [
  'maximum',
  'exclusiveMaximum',
  'maxLength',
  'maxItems',
  'maxProperties',
  'x-words',
  'x-decimals',
]

const WORDS = new Set(['title', 'description', 'x-source', 'default', 'examples'])

/** Keywords whose members are names rather than keywords. */
const OF_NAMES = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas'])

/** A schema without descriptive keywords at any depth, i.e. what it requires of a value. */
export function withoutWords(schema: unknown, areNames = false): unknown {
  if (Array.isArray(schema)) return schema.map((item) => withoutWords(item))
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => areNames || !WORDS.has(key))
      .map(([key, value]) => [key, withoutWords(value, !areNames && OF_NAMES.has(key))]),
  )
}

/**
 * Effect of a change to further entries besides the named ones: they have no place if none are allowed any
 * more.
 */
export function classOfEntries(one: Entries, other: Entries): ChangeClass {
  if (one === false || other === undefined || other === true) return 'safe'
  return isSchema(one) && other === false ? 'loses-answers' : 'choice'
}

export type Entries = boolean | Schema | undefined

export function isSchema(entry: Entries): entry is Schema {
  return typeof entry === 'object'
}

/** Effect of a new optional field: required evidence blocks an application even if the field is optional. */
export function classOfNew({ 'x-evidence': evidence }: Schema): ChangeClass {
  return evidence === undefined || evidence.when === 'optional' ? 'safe' : 'choice'
}

/** Whether an object allows members besides the named ones. */
export function isOpen({ additionalProperties, patternProperties }: Schema): boolean {
  return (additionalProperties ?? false) !== false || patternProperties !== undefined
}

export function classOfLimit(attribute: string, before: unknown, after: unknown): ChangeClass {
  if (after === undefined) return 'safe'
  if (typeof before !== 'number' || typeof after !== 'number') return 'choice'
  if (LOWER.includes(attribute)) return after > before ? 'choice' : 'safe'
  return UPPER.includes(attribute) && after > before ? 'safe' : 'choice'
}

/** Effect of a changed keyword on answers: none for descriptive ones, a choice for unknown ones. */
export function classOf(attribute: string, before: unknown, after: unknown): ChangeClass {
  if (attribute === 'x-evidence') return after === undefined ? 'loses-answers' : 'choice'
  if (attribute === 'x-none') return after === undefined ? 'choice' : 'safe'
  return WORDS.has(attribute) || attribute.startsWith('$') || before === after ? 'safe' : 'choice'
}
