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

/** Says of an expression that cannot be read what in it is none of the language, or the one cause. */
export type Describe = (
  text: string,
  range: { readonly start: number; readonly end: number },
) => readonly SyntaxProblem[]
