import type { Schema } from '@formwright/definition'

/** A node of the schema that asks for proof, a list or matching names. */
export interface ProofNode {
  readonly pointer: string
  readonly path: readonly string[]
  readonly target: string
  readonly part: string
  readonly label: string
  readonly schema: Schema
}

/** What stands in the places of a value that may hold numbers. */
export type NumbersOf = (value: unknown) => readonly unknown[]
