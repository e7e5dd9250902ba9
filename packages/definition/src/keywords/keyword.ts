import type { CodeKeywordDefinition } from 'ajv'

/**
 * A keyword of the vocabulary: where it may be used, the shape of its value, and what it checks of an answer,
 * if anything.
 */
export interface Keyword {
  readonly name: `x-${string}`
  /** JSON types of the fields on which it may stand. */
  readonly types: readonly string[]
  /** Meta-schema of the keyword's value. */
  readonly schema: Readonly<Record<string, unknown>>
  /** Code generation for ajv, for keywords that constrain one value. */
  readonly ajv?: Omit<CodeKeywordDefinition, 'keyword'>
}
