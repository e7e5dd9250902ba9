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
