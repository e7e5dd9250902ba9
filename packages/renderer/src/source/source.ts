import type { JsonFormsCore } from '@jsonforms/core'

/** An error in the form that JSON Forms expects: that of ajv. */
export type FieldError = NonNullable<JsonFormsCore['errors']>[number]

/**
 * The part of ajv that JSON Forms calls: for conditions of rules, and to find the matching alternative of a
 * `oneOf`.
 */
export interface AjvStandIn {
  readonly compile: (schema: unknown) => unknown
  readonly validate: (schema: unknown, data: unknown) => boolean
}

/** The state that elements get their slices from. Pointers are JSON Pointers (RFC 6901). */
export interface Source {
  /** The whole document; never mutated. */
  readonly data: unknown
  readonly get: (pointer: string) => unknown
  readonly set: (pointer: string, value: unknown) => void
  /**
   * Calls back when the value or the errors at, above or below a pointer change. Returns a function that
   * unsubscribes.
   */
  readonly subscribe: (pointer: string, listener: () => void) => () => void
  /** The errors at and below a pointer. */
  readonly errors: (pointer: string) => readonly FieldError[]
  /** Whether the element is shown and may be changed, according to the form's rules. */
  readonly state?: (pointer: string) => 'open' | 'read-only' | 'hidden'
  readonly ajv: AjvStandIn
}
