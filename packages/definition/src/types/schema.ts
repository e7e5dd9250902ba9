import type { Inactive } from '../keywords/x-inactive/x-inactive.ts'
import type { PrivateKind } from '../keywords/x-private/x-private.ts'
import type { Json } from './json.ts'

/** When a field requires evidence; see the keyword `x-evidence`. */
export interface EvidenceRule {
  readonly when: 'always' | 'ticked' | 'positive' | 'optional' | { readonly is: string | number | boolean }
  /** Codes of the options that require evidence, if not all do. */
  readonly options?: readonly string[]
  readonly note?: string
}

/** A column of a 清单; see the keyword `x-list`. */
export interface ListColumn {
  readonly key: string
  readonly title: string
  readonly type?: 'text' | 'number' | 'date' | 'month' | 'year'
  readonly required?: boolean
  /** Suggestions; other values are allowed. */
  readonly examples?: readonly string[]
  /** The allowed values; with titles in `oneOf`. */
  readonly enum?: readonly string[]
  readonly oneOf?: readonly Option[]
  /** The set of years that rows may be of; `false` for any year. */
  readonly annual?: string | false
}

/** An option: a stable code and its official title. */
export interface Option {
  readonly const: string
  readonly title: string
}

/** A schema node of a bundle: JSON Schema 2020-12 with the vocabulary, no `$ref` left. */
export interface Schema {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly oneOf?: readonly (Schema | Option)[]
  readonly enum?: readonly Json[]
  readonly const?: Json
  readonly minimum?: number
  readonly maximum?: number
  readonly format?: string
  readonly pattern?: string
  readonly default?: Json
  readonly 'x-id'?: string
  readonly 'x-unit'?: string
  readonly 'x-decimals'?: number
  readonly 'x-words'?: number
  /** The word that is allowed instead of a value; `true` for the default one. See `noneOf`. */
  readonly 'x-none'?: true | string
  readonly 'x-annual'?: string
  readonly 'x-evidence'?: EvidenceRule
  readonly 'x-list'?: { readonly title?: string; readonly columns: readonly ListColumn[] }
  readonly 'x-source'?: string
  /** Pattern of the row keys that the form assigns: `RD00`. */
  readonly 'x-key'?: string
  /** The list whose rows this references by key. */
  readonly 'x-ref'?: { readonly list: string; readonly required?: boolean }
  /** On a list of names: the sibling member that holds the count. */
  readonly 'x-count'?: string
  readonly 'x-private'?: PrivateKind
  readonly 'x-inactive'?: Inactive
  readonly [keyword: string]: unknown
}
