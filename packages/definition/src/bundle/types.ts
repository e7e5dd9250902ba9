import type { Inactive } from '../keywords/x-inactive/x-inactive.ts'
import type { PrivateKind } from '../keywords/x-private/x-private.ts'
import type { YearSets } from '../text/template.ts'
import type { FormFile } from './form-file.ts'

export type * from './form-file.ts'

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** What proof a field asks for; see the keyword `x-evidence`. */
export interface EvidenceRule {
  readonly when: 'always' | 'ticked' | 'positive' | 'optional' | { readonly is: string }
  readonly note?: string
}

/** A column of a 清单; see the keyword `x-list`. */
export interface ListColumn {
  readonly key: string
  readonly title: string
  readonly type?: 'text' | 'number' | 'date' | 'year'
  readonly required?: boolean
  /** Suggestions: anything else may be written as well. */
  readonly examples?: readonly string[]
  /** The only values that there are; with titles of their own in `oneOf`. */
  readonly enum?: readonly string[]
  readonly oneOf?: readonly Option[]
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
  readonly 'x-private'?: PrivateKind
  readonly 'x-inactive'?: Inactive
  readonly [keyword: string]: unknown
}

/** An element of the screen: JSON Forms UI schema, scopes absolute in a bundle. */
export interface UiElement {
  readonly type: string
  readonly label?: string | boolean
  readonly text?: string
  readonly scope?: string
  readonly elements?: readonly UiElement[]
  readonly options?: Readonly<Record<string, unknown>>
  readonly notShown?: readonly string[]
  /** A JSON Forms rule, for forms that bring their own; those of Formwright are in `rules.json`. */
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

/** A rule as it is written; `part` and `index` say where. */
export interface RuleEntry {
  readonly id: string
  readonly part: string
  readonly index: number
  readonly severity?: string
  readonly kind?: RuleKind
  /** Variable → what it runs over (the product of all), or the combinations written out as rows. */
  readonly each?:
    | Readonly<Record<string, string | readonly string[]>>
    | readonly Readonly<Record<string, string>>[]
  readonly let?: Readonly<Record<string, string>>
  readonly when?: string
  readonly check?: string
  readonly compute?: string
  readonly visible?: string
  readonly required?: string
  readonly enabled?: string
  readonly at: string | readonly string[]
  readonly message?: string
  readonly fix?: Readonly<Record<string, string>>
  readonly source?: string
  readonly note?: string
  readonly eligibility?: { readonly criterion: string; readonly threshold: string; readonly value: string }
  /**
   * The authority of a region that ruled it, or gave it another severity or threshold; see `regionalBundle`.
   */
  readonly issuer?: string
}

/** What a region's authority rules: thresholds, severities, rules, instructions, a window; never fields. */
export interface RegionalVariant {
  /** Code (GB/T 2260) of the region. */
  readonly region: string
  readonly authority: string
  readonly source: string
  readonly verified?: boolean
  readonly note?: string
  readonly window?: NonNullable<EditionFile['window']>
  readonly params?: Readonly<Record<string, Pick<Param, 'value' | 'source' | 'verified'>>>
  readonly severity?: Readonly<Record<string, string>>
  readonly rules?: readonly Omit<RuleEntry, 'index' | 'issuer'>[]
  readonly instructions?: NonNullable<EditionFile['instructions']>
}

/** How findings are grouped for the reader. */
export type RuleKind =
  | 'completeness'
  | 'format'
  | 'length'
  | 'evidence'
  | 'consistency'
  | 'arithmetic'
  | 'plausibility'
  | 'eligibility'
  | 'target'

/**
 * One cell of the official table: what is printed for it stands in the order lead, label or answer, suffix,
 * note.
 */
export interface PaperCell {
  /** Pointer of the field or group whose official title is printed. */
  readonly label?: string
  /** The title of `label` is followed by its unit in brackets. */
  readonly unit?: boolean
  readonly text?: string
  /** Pointer of the field or group that is answered here. */
  readonly field?: string
  /** Several fields that one layout shows together. */
  readonly fields?: readonly string[]
  /** Columns of the table that the cell takes; one unless said. */
  readonly span?: number
  /** Rows of the table that the cell takes; one unless said. */
  readonly rows?: number
  /** Official height in millimetres: kept free in the blank form, and reported when a text does not fit. */
  readonly height?: number
  /** The layout, one of its field type's. */
  readonly as?: string
  readonly align?: 'left' | 'center' | 'right'
  /** Official words above the answer. */
  readonly lead?: string
  /** Official words below it. */
  readonly note?: string
  /** Official words right behind it, such as a unit. */
  readonly suffix?: string
  readonly strong?: boolean
  /** No line between this cell and the one above. */
  readonly joined?: boolean
}

export interface PaperBlock {
  readonly text?: string
  readonly style?: 'title' | 'subtitle' | 'heading' | 'line' | 'paragraph' | 'note' | 'attachment'
  readonly label?: string
  /** The title of `label` is followed by its unit in brackets. */
  readonly unit?: boolean
  readonly field?: string
  readonly fields?: readonly string[]
  readonly as?: string
  readonly suffix?: string
  readonly align?: 'left' | 'center' | 'right'
  /** The block starts a page. */
  readonly startsPage?: boolean
  /**
   * Pointer of a list: the block comes once for each of its rows. Its own pointers are relative to the row,
   * and `{n}` in its texts is the number of the row. With `startsPage` each row starts a page.
   */
  readonly repeat?: string
  /** Pointer of a place with a list (`x-list`): the block is a table of the list's rows, under its title. */
  readonly list?: string
  /** On a block that repeats: the blocks that come together for each row. */
  readonly blocks?: readonly PaperBlock[]
  /** Widths of the table's columns in millimetres. */
  readonly columns?: readonly number[]
  /** How many of the rows are the header, repeated on every page. */
  readonly header?: number
  readonly rows?: readonly (readonly PaperCell[])[]
}

/** One part of the official form; field pointers absolute in a bundle. */
export interface PaperPart {
  readonly part: string
  readonly heading?: {
    readonly text: string
    readonly level?: number
    readonly align?: 'left' | 'center' | 'right'
  }
  readonly page: {
    readonly start: 'new' | 'flow'
    readonly splitRows?: boolean
    readonly repeatHeader?: boolean
  }
  readonly blocks: readonly PaperBlock[]
  readonly notShown?: readonly string[]
}

/**
 * The sheet that the form is printed on; what is left out follows the language of the form (GB/T 9704 for
 * Chinese).
 */
export interface PageSetup {
  /** Name of a size of paper, or width and height in millimetres; A4 unless said. */
  readonly size?: PaperSize | readonly [number, number]
  /** Top, right, bottom and left margin in millimetres. */
  readonly margins?: readonly [number, number, number, number]
  /** The official typefaces. */
  readonly fonts?: {
    readonly body?: string
    readonly table?: string
    readonly heading?: string
    readonly title?: string
  }
  /** What groups digits by three, where it is not what the form's language has; an empty text for nothing. */
  readonly thousands?: string
  /** A line at the head of each page; its placeholders are those of `footer`. */
  readonly header?: string
  /** The line at the foot of each page: `{form}`, `{edition}`, `{digest}`, `{agency}`. */
  readonly footer?: string
  /** The page number: `{page}` and `{pages}`. */
  readonly pageNumber?: string
  /** Stands across each page until the form is handed in. */
  readonly draft?: string
  /** Stands before the code that verifies the answers. */
  readonly checkCode?: string
  /** Stands on the screen where a hand signs or a seal is put on paper. */
  readonly sealPlace?: string
}

export type PaperSize = 'A3' | 'A4' | 'A5' | 'Letter' | 'Legal'

/** A column of a table across applications. */
export interface TableColumn {
  readonly title: string
  /** Pointer of a field or cell of the answers, or a fact of the application. */
  readonly value: string
  /** Width in characters. */
  readonly width?: number
}

/** A table of one row an application, such as the 汇总表 that goes with the paper. */
export interface SummaryTable {
  readonly id: string
  readonly title: string
  readonly columns: readonly TableColumn[]
  /** Applications in these states; every state unless said. */
  readonly states?: readonly string[]
  /** Lines under the rows of the printed table, such as the place of a seal. */
  readonly foot?: readonly string[]
  readonly source?: string
}

/**
 * One band of a scoring table: numbers from and to, both included, or one option, and what they are worth.
 */
export interface BandRow {
  readonly from?: number
  readonly to?: number
  readonly is?: string
  readonly value: number
}

/** A threshold, tolerance, list or scoring table that rules use, with its source. */
export interface Param {
  readonly title: string
  readonly value: number | string | boolean | readonly (string | number)[] | readonly BandRow[]
  readonly unit?: string
  /** Of a scoring table: the unit of what its bands give. `unit` is that of their bounds. */
  readonly valueUnit?: string
  readonly type?: 'date'
  readonly source: string
  readonly verified?: boolean
}

/** How a schema finding is numbered and worded in this declaration. */
export interface SchemaCheck {
  readonly code: string
  readonly when?: string
  readonly id: string
  readonly message?: string
  readonly source: string
}

/**
 * Years that follow a date: `{ "from": "/part/date", "count": 3 }` are the three years before that of the
 * date.
 */
export interface FollowedYears {
  /** Pointer of a field that holds a date, or `params.name` for a parameter that is a date or a year. */
  readonly from: string
  readonly count: number
  /** The last of the years, counted from the year of the date: −1 unless said. */
  readonly ends?: number
  /** The year that is assumed while the date is not filled: that of the edition unless said. */
  readonly otherwise?: number
}

export interface EditionFile {
  readonly edition: string
  readonly title: string
  readonly source?: string
  readonly years: YearSets
  /**
   * The sets of years that follow a date of the answers; `years` has them as they are while that date is not
   * filled.
   */
  readonly yearsFrom?: Readonly<Record<string, FollowedYears>>
  readonly window?: {
    readonly from: string
    readonly to: string
    readonly timeZone: string
    readonly source: string
    /** False where the days are inferred and not read in a notice. */
    readonly verified?: boolean
  }
  readonly previous?: string | null
  /** Files that this edition shares with another one; not in a bundle. */
  readonly inherits?: Readonly<Record<string, string | null>>
  /** Ids of rules in inherited files that this edition does not have; not in a bundle. */
  readonly omits?: readonly string[]
  /** This edition's quotas instead of the form's; in a bundle they stand in `form`. */
  readonly quotas?: NonNullable<FormFile['quotas']>
  readonly params: Readonly<Record<string, Param>>
  readonly schemaChecks?: readonly SchemaCheck[]
  readonly instructions?: readonly { readonly id: string; readonly text: string }[]
  readonly page?: PageSetup
  readonly tables?: readonly SummaryTable[]
}

/** Where the answer of a field comes from, as `carry.json` says it. */
export type CarryEntry =
  | 'same'
  | 'new'
  | { readonly from?: string; readonly options?: Readonly<Record<string, string | null>> }
  | { readonly compute: string }
  | { readonly drop: string }

/** `carry.json`: how the previous edition's answers become this one's. */
export interface CarryMap {
  readonly from: string | null
  readonly fields?: Readonly<Record<string, CarryEntry>>
  /**
   * Fields of the previous edition that this one no longer has, by x-id → why their answers are left behind.
   */
  readonly dropped?: Readonly<Record<string, string>>
  readonly note?: string
}

/** A part of the form: its key in the answers (empty for a form of one part) and its official title. */
export interface Part {
  readonly key: string
  readonly title: string
  readonly folder: string
}

/** One edition in one piece: everything downstream takes this and nothing else. */
export interface FormBundle {
  readonly formwright: 1
  readonly form: FormFile
  /** `issuer` of an instruction: the authority of the region that gives it. */
  readonly edition: Omit<EditionFile, 'instructions'> & {
    readonly instructions?: readonly {
      readonly id: string
      readonly text: string
      readonly issuer?: string
    }[]
  }
  readonly parts: readonly Part[]
  readonly schema: Schema
  readonly ui: UiElement
  readonly rules: readonly RuleEntry[]
  readonly paper: readonly PaperPart[]
  /** Language → text as the form is written → translation. */
  readonly texts: Readonly<Record<string, Readonly<Record<string, string>>>>
  /** How answers of the edition before become this one's; absent where there is none before. */
  readonly carry?: CarryMap
  /** What regions rule in addition, by code. */
  readonly variants?: readonly RegionalVariant[]
  /**
   * Where years follow a date of the answers: the edition before years are written out; see `bundleInYears`.
   */
  readonly unfilled?: UnfilledBundle
  /** SHA-256 of the canonical JSON of everything above, `sha256:` and hex. */
  readonly digest: string
}

/** An edition in one piece before years are written out. */
export type UnfilledBundle = Omit<FormBundle, 'digest' | 'unfilled'>
