import type { YearSets } from '../text/template.ts'
import type { FormFile } from './form-file.ts'
import type { RuleEntry } from './rules.ts'
import type { PageSetup } from './paper.ts'

/** What a regional authority rules: thresholds, severities, rules, instructions, a window; never fields. */
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
  /** Translations of its own texts by language; in a bundle they are among its `texts`. */
  readonly texts?: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A column of a table across applications. */
export interface TableColumn {
  readonly title: string
  /** Pointer of a field or cell, or the name of a fact about the application. */
  readonly value: string
  /** Width in characters. */
  readonly width?: number
}

/** A table with one row per application, such as the 汇总表 that accompanies the printed forms. */
export interface SummaryTable {
  readonly id: string
  readonly title: string
  readonly columns: readonly TableColumn[]
  /** Include applications in these states; default: all. */
  readonly states?: readonly string[]
  /** Lines below the printed table, such as for a seal. */
  readonly foot?: readonly string[]
  readonly source?: string
}

/** One band of a scoring table: numbers between inclusive bounds, or one option, and its score. */
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
  /** For a scoring table: the unit of the scores; `unit` is that of the bounds. */
  readonly valueUnit?: string
  readonly type?: 'date'
  readonly source: string
  readonly verified?: boolean
}

/** Number and wording of a schema finding in this form. */
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
  /** Offset of the last year from the year of the date; default −1. */
  readonly ends?: number
  /** The assumed year while the date is not filled; default: that of the edition. */
  readonly otherwise?: number
}

export interface EditionFile {
  readonly edition: string
  readonly title: string
  readonly source?: string
  readonly years: YearSets
  /**
   * The sets of years that follow a date in the answers; `years` has their values while the date is not
   * filled.
   */
  readonly yearsFrom?: Readonly<Record<string, FollowedYears>>
  readonly window?: {
    readonly from: string
    readonly to: string
    readonly timeZone: string
    readonly source: string
    /** False if the dates are inferred rather than taken from a notice. */
    readonly verified?: boolean
  }
  readonly previous?: string | null
  /** Files inherited from another edition; not in a bundle. */
  readonly inherits?: Readonly<Record<string, string | null>>
  /** Ids of inherited rules that this edition omits; not in a bundle. */
  readonly omits?: readonly string[]
  /** Quotas of this edition, overriding those of the form; in a bundle they are in `form`. */
  readonly quotas?: NonNullable<FormFile['quotas']>
  readonly params: Readonly<Record<string, Param>>
  readonly schemaChecks?: readonly SchemaCheck[]
  readonly instructions?: readonly { readonly id: string; readonly text: string }[]
  readonly page?: PageSetup
  readonly tables?: readonly SummaryTable[]
}

/** Source of a field's answer in `carry.json`. */
export type CarryEntry =
  | 'same'
  | 'new'
  | { readonly from?: string; readonly options?: Readonly<Record<string, string | null>> }
  | { readonly compute: string }
  | { readonly drop: string }

/** `carry.json`: how answers of the previous edition are converted to this one. */
export interface CarryMap {
  readonly from: string | null
  readonly fields?: Readonly<Record<string, CarryEntry>>
  /** Removed fields of the previous edition by x-id → why their answers are dropped. */
  readonly dropped?: Readonly<Record<string, string>>
  readonly note?: string
}
