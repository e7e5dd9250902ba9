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
