import type { ProblemCode, ProblemParams } from '@formwright/definition'

/** A problem of a rule, before it is given a file position. */
export interface RuleProblem {
  readonly code: ProblemCode
  readonly params: ProblemParams
  /** Pointer into the part's `rules.json`, of the text that holds the expression. */
  readonly pointer: string
  readonly part: string
  /** The text is the key at the pointer and not its value. */
  readonly ofKey?: boolean
  /** Characters of that text that are meant. */
  readonly start: number
  readonly end: number
  /** A replacement of those characters that fixes it. */
  readonly fix?: string
}
