/** The text of a problem in one language: what is wrong, with the value, and how to fix it. */
export interface ProblemText {
  readonly says: string
  readonly advice: string
}

/** `ProblemText` with placeholders. */
export interface Words extends ProblemText {
  /** How to fix it when nothing can be suggested. */
  readonly otherwise?: string
}

/**
 * One problem that a definition can have. `{name}` placeholders are filled from the problem's `params`;
 * `{suggestion}` is the question “did you mean”, `{instead}` the suggestion itself.
 */
export interface Entry {
  readonly severity: 'error' | 'warning'
  /** By language. */
  readonly texts: Readonly<Record<string, Words>>
}
