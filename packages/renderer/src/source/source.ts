import type { JsonFormsCore } from '@jsonforms/core'

/** An error as JSON Forms takes it: that of ajv. */
export type FieldError = NonNullable<JsonFormsCore['errors']>[number]

/** What JSON Forms calls on ajv: conditions of rules, and which alternative of a oneOf fits. */
export interface AjvStandIn {
  readonly compile: (schema: unknown) => unknown
  readonly validate: (schema: unknown, data: unknown) => boolean
}

/** Where elements get their slices from. Pointers are JSON Pointers (RFC 6901). */
export interface Source {
  /** The whole document; never changed in place. */
  readonly data: unknown
  readonly get: (pointer: string) => unknown
  readonly set: (pointer: string, value: unknown) => void
  /** Calls back when the value or the errors at, above or below a pointer change. Gives what ends it. */
  readonly subscribe: (pointer: string, listener: () => void) => () => void
  /** The errors at and below a pointer. */
  readonly errors: (pointer: string) => readonly FieldError[]
  /** Whether an element is shown and may be changed, as the rules of the form say. */
  readonly state?: (pointer: string) => 'open' | 'read-only' | 'hidden'
  readonly ajv: AjvStandIn
}
