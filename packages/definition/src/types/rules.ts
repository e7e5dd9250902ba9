/** A rule as written, with its location in `part` and `index`. */
export interface RuleEntry {
  readonly id: string
  readonly part: string
  readonly index: number
  readonly severity?: string
  readonly kind?: RuleKind
  /** Variable → what it iterates over (the Cartesian product of all), or explicit rows of combinations. */
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
   * The regional authority that issued the rule, or changed its severity or threshold; see `regionalBundle`.
   */
  readonly issuer?: string
}

/** Category of a rule, by which findings are grouped. */
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
