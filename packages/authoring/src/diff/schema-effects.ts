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

/** Keywords whose members are names, and say nothing by being called as a keyword is. */
const OF_NAMES = new Set(['properties', 'patternProperties', '$defs', 'dependentSchemas'])

/** A schema without what is only said of it, at any depth: what it asks of a value. */
export function withoutWords(schema: unknown, areNames = false): unknown {
  if (Array.isArray(schema)) return schema.map((item) => withoutWords(item))
  if (typeof schema !== 'object' || schema === null) return schema
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => areNames || !WORDS.has(key))
      .map(([key, value]) => [key, withoutWords(value, !areNames && OF_NAMES.has(key))]),
  )
}

/** What was filled in beside named members or places has none where nothing may stand there any more. */
export function classOfEntries(one: Entries, other: Entries): ChangeClass {
  if (one === false || other === undefined || other === true) return 'safe'
  return isSchema(one) && other === false ? 'loses-answers' : 'choice'
}

export type Entries = boolean | Schema | undefined

export function isSchema(entry: Entries): entry is Schema {
  return typeof entry === 'object'
}

/** Of what is new and may be left blank: proof that is asked for all the same holds an application up. */
export function classOfNew({ 'x-evidence': evidence }: Schema): ChangeClass {
  return evidence === undefined || evidence.when === 'optional' ? 'safe' : 'choice'
}

/** Whether something may have stood beside what an object names. */
export function isOpen({ additionalProperties, patternProperties }: Schema): boolean {
  return (additionalProperties ?? false) !== false || patternProperties !== undefined
}

export function classOfLimit(attribute: string, before: unknown, after: unknown): ChangeClass {
  if (after === undefined) return 'safe'
  if (typeof before !== 'number' || typeof after !== 'number') return 'choice'
  if (LOWER.includes(attribute)) return after > before ? 'choice' : 'safe'
  return UPPER.includes(attribute) && after > before ? 'safe' : 'choice'
}

/** What a keyword means for answers when it changes: words nothing, what nobody knows better a choice. */
export function classOf(attribute: string, before: unknown, after: unknown): ChangeClass {
  if (attribute === 'x-evidence') return after === undefined ? 'loses-answers' : 'choice'
  if (attribute === 'x-none') return after === undefined ? 'choice' : 'safe'
  return WORDS.has(attribute) || attribute.startsWith('$') || before === after ? 'safe' : 'choice'
}
