import type { YearSets } from '../text/template.ts'
import type { FormFile } from './form-file.ts'
import type { RuleEntry } from './rules.ts'
import type { PageSetup } from './paper.ts'

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
