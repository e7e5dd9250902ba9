import type { Schema } from '@formwright/definition'

/** The definitions that references of an edition's schemas lead to. */
export type Definitions = Readonly<Record<string, Schema>>

/** The definitions of a bundle's schema. */
export function definitionsOf({ $defs }: Schema): Definitions {
  return ($defs ?? {}) as Definitions
}
