import type { ProblemCode, ProblemParams } from '@formwright/definition'

/** A problem of a rule, without file position. */
export interface RuleProblem {
  readonly code: ProblemCode
  readonly params: ProblemParams
  /** Pointer into the part's `rules.json`, of the text that holds the expression. */
  readonly pointer: string
  readonly part: string
  /** The problem is in the key at the pointer rather than in its value. */
  readonly ofKey?: boolean
  /** The range of characters. */
  readonly start: number
  readonly end: number
  /** A replacement for that range that fixes it. */
  readonly fix?: string
}
