import type { Inactive } from '../keywords/x-inactive/x-inactive.ts'
import type { PrivateKind } from '../keywords/x-private/x-private.ts'
import type { Json } from './json.ts'

/** What proof a field asks for; see the keyword `x-evidence`. */
export interface EvidenceRule {
  readonly when: 'always' | 'ticked' | 'positive' | 'optional' | { readonly is: string | number | boolean }
  /** Codes of the ticked options that ask for proof, where not all do. */
  readonly options?: readonly string[]
  readonly note?: string
}

/** A column of a 清单; see the keyword `x-list`. */
export interface ListColumn {
  readonly key: string
  readonly title: string
  readonly type?: 'text' | 'number' | 'date' | 'month' | 'year'
  readonly required?: boolean
  /** Suggestions: anything else may be written as well. */
  readonly examples?: readonly string[]
  /** The only values that there are; with titles of their own in `oneOf`. */
  readonly enum?: readonly string[]
  readonly oneOf?: readonly Option[]
  /** The set of years that rows may be of; `false` where the year of the column is any. */
  readonly annual?: string | false
}

/** One choice: a stable code and its official title. */
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
  /** The word that may stand instead of a value; `true` for the default one. See `noneOf`. */
  readonly 'x-none'?: true | string
  readonly 'x-annual'?: string
  readonly 'x-evidence'?: EvidenceRule
  readonly 'x-list'?: { readonly title?: string; readonly columns: readonly ListColumn[] }
  readonly 'x-source'?: string
  /** Pattern of the keys that the form gives to the rows: `RD00`. */
  readonly 'x-key'?: string
  /** The table whose rows this refers to by their keys. */
  readonly 'x-ref'?: { readonly list: string; readonly required?: boolean }
  /** On a list of names: the member beside it that says how many there are. */
  readonly 'x-count'?: string
  readonly 'x-private'?: PrivateKind
  readonly 'x-inactive'?: Inactive
  readonly [keyword: string]: unknown
}
