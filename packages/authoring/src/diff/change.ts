import type sentences from './sentences.json'

/** What a change says is in `sentences.json`, properties as officials call them in `attributes.json`. */
export type ChangeKind = keyof typeof sentences

/**
 * What a change means for answers that are there: nothing (`safe`), they may no longer fit or mean the same
 * (`choice`), or there is no place for them any more (`loses-answers`).
 */
export type ChangeClass = 'safe' | 'choice' | 'loses-answers'

/** One thing that differs between two editions, or two versions of one. */
export interface Change {
  readonly kind: ChangeKind
  readonly class: ChangeClass
  /** What it is about, in the words of the form: a field's label, a rule's id, a state's title. */
  readonly subject: string
  /** The authority whose ruling for its region it is in. */
  readonly issuer?: string
  /** Which property of it, for kinds that have one: a keyword, a key of `edition.json`. */
  readonly attribute?: string
  /** What stood there and what stands there now, as JSON; absent where there was or is nothing. */
  readonly before?: unknown
  readonly after?: unknown
  /** The units of what stood there and what stands there, where these are numbers that have one. */
  readonly units?: { readonly before?: string; readonly after?: string }
  /** Key of the part; empty for what belongs to no part, or to a form of one part. */
  readonly part: string
  /** Where the answers that it concerns stand, in the edition before (in the one after, for what is new). */
  readonly pointer?: string
  /** The field's `x-id`, its dotted path where it has none. */
  readonly field?: string
}
