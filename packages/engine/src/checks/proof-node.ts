import type { Schema } from '@formwright/definition'

/** A node that requires evidence, has a list or requires matching names. */
export interface ProofNode {
  readonly pointer: string
  readonly path: readonly string[]
  readonly target: string
  readonly part: string
  readonly label: string
  readonly schema: Schema
}

/** Reads the values in which numbers may occur. */
export type NumbersOf = (value: unknown) => readonly unknown[]
