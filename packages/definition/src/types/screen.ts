import type { Json } from './json.ts'
import type { Schema } from './schema.ts'

/** An element of the screen: JSON Forms UI schema, scopes absolute in a bundle. */
export interface UiElement {
  readonly type: string
  readonly label?: string | boolean
  readonly text?: string
  readonly scope?: string
  readonly elements?: readonly UiElement[]
  readonly options?: Readonly<Record<string, unknown>>
  readonly notShown?: readonly string[]
  /** A JSON Forms rule of an imported UI schema; rules of Formwright are in `rules.json`. */
  readonly rule?: { readonly effect: string; readonly condition: UiCondition }
}

/** The condition of a JSON Forms rule: on one scope, or several joined by AND and OR. */
export interface UiCondition {
  readonly type?: string
  readonly scope?: string
  readonly schema?: Schema
  readonly expectedValue?: Json
  readonly conditions?: readonly UiCondition[]
  readonly failWhenUndefined?: boolean
}
