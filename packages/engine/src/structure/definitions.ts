import type { Schema } from '@formwright/definition'

/** The definitions referenced by an edition's schemas. */
export type Definitions = Readonly<Record<string, Schema>>

/** The definitions of a bundle's schema. */
export function definitionsOf({ $defs }: Schema): Definitions {
  return ($defs ?? {}) as Definitions
}
