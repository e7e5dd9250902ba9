/** What a regular expression says, as a tree. */
export type Piece = Letters | Place | Sequence | Choice | Repeat

/** One letter, and which ones it may be. */
export interface Letters {
  readonly kind: 'letters'
  test(letter: string): boolean
  /** The first and the last of letters that fit, for examples; nothing where none is easily named. */
  readonly range?: readonly [first: number, last: number] | undefined
}

/** Takes no letter: says what stands before and after. */
export interface Place {
  readonly kind: 'place'
  /** The kinds of what stands before and what stands after (`EDGE`, `LINE`, `WORD`, `OTHER`). */
  fits(before: Neighbour, after: Neighbour): boolean
}

export interface Sequence {
  readonly kind: 'sequence'
  readonly of: readonly Piece[]
}

export interface Choice {
  readonly kind: 'choice'
  readonly of: readonly Piece[]
}

export interface Repeat {
  readonly kind: 'repeat'
  readonly of: Piece
  readonly least: number
  readonly most: number
}

/** What stands beside a place: the text's edge, the end of a line, a letter of a word or another one. */
export type Neighbour = 0 | 1 | 2 | 3
export const EDGE = 0
export const LINE = 1
export const WORD = 2
export const OTHER = 3
