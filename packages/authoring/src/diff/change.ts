import type sentences from './sentences.json'

/** Kinds of changes; their sentences are in `sentences.json`, names of properties in `attributes.json`. */
export type ChangeKind = keyof typeof sentences

/**
 * The effect of a change on existing answers: none (`safe`), they may no longer fit or mean something else
 * (`choice`), or they have no place any more (`loses-answers`).
 */
export type ChangeClass = 'safe' | 'choice' | 'loses-answers'

/** One difference between two editions, or two versions of one. */
export interface Change {
  readonly kind: ChangeKind
  readonly class: ChangeClass
  /** What was changed, in the words of the form: a field's label, a rule's id, a state's title. */
  readonly subject: string
  /** The authority of the regional variant that was changed. */
  readonly issuer?: string
  /** The changed property, for kinds that have one: a keyword, or a key of `edition.json`. */
  readonly attribute?: string
  /** The old and new value as JSON; absent if there was or is none. */
  readonly before?: unknown
  readonly after?: unknown
  /** The units of the old and new value, for numbers with a unit. */
  readonly units?: { readonly before?: string; readonly after?: string }
  /** Key of the part; empty for what belongs to no part, or to a form without parts. */
  readonly part: string
  /** Pointer of the affected answers in the earlier edition (in the later one for something new). */
  readonly pointer?: string
  /** The field's `x-id`, or its dotted path without one. */
  readonly field?: string
}
