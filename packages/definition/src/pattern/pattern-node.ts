/** What a regular expression says, as a tree. */
export type PatternNode = CharacterSet | Assertion | Sequence | Choice | Repeat

/** One character, and which ones it may be. */
export interface CharacterSet {
  readonly kind: 'characters'
  test(char: string): boolean
  /** The first and last matching characters, for examples; `undefined` if there is no simple range. */
  readonly range?: readonly [first: number, last: number] | undefined
}

/** Takes no character: says what stands before and after. */
export interface Assertion {
  readonly kind: 'assertion'
  /** The accepted kinds of preceding and following context (`EDGE`, `LINE`, `WORD`, `OTHER`). */
  fits(before: Neighbour, after: Neighbour): boolean
}

export interface Sequence {
  readonly kind: 'sequence'
  readonly of: readonly PatternNode[]
}

export interface Choice {
  readonly kind: 'choice'
  readonly of: readonly PatternNode[]
}

export interface Repeat {
  readonly kind: 'repeat'
  readonly of: PatternNode
  readonly least: number
  readonly most: number
}

/** What is beside a position: the edge of the text, the end of a line, a word character or another one. */
export type Neighbour = 0 | 1 | 2 | 3
export const EDGE = 0
export const LINE = 1
export const WORD = 2
export const OTHER = 3
