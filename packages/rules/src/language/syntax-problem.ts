import type { ProblemCode, ProblemParams } from '@formwright/definition'

/** What is wrong with the writing of an expression, at its characters. */
export interface SyntaxProblem {
  readonly code: ProblemCode
  readonly params: ProblemParams
  readonly start: number
  readonly end: number
  /** Replaces those characters; only where nothing else can have been meant. */
  readonly fix?: string
}
