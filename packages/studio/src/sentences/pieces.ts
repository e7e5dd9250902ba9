/**
 * Words that mean nothing; a name that there is not; a number with a unit that the fields do not have; a
 * function without what it is of; a word that something before it or between is missing for; a condition,
 * which has a place of its own; a sentence that has no end yet.
 */
export type Why = 'unknown' | 'no-name' | 'unit' | 'call' | 'gap' | 'condition' | 'unfinished'

/** A piece of a sentence as it is written, and what it says. */
export interface ReadPiece {
  readonly code: string
  readonly text: string
  readonly start: number
  /** It is written as in an expression. */
  readonly plain?: true
  /** It is a function in words: what it is of stands behind it in brackets. */
  readonly calls?: true
  /** It is the name of a field. */
  readonly names?: true
}
