import type { ProblemCode, ProblemParams } from '@formwright/definition'

/** A syntax problem, with its range. */
export interface SyntaxProblem {
  readonly code: ProblemCode
  readonly params: ProblemParams
  readonly start: number
  readonly end: number
  /** A replacement for that range, if unambiguous. */
  readonly fix?: string
}

/** Explains an expression that cannot be parsed: its invalid parts, or the single cause. */
export type Describe = (
  text: string,
  range: { readonly start: number; readonly end: number },
) => readonly SyntaxProblem[]
