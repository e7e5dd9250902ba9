import type { Json, RuleKind } from '@formwright/definition'
import type { Position } from './instances.ts'

/** What a rule reports: location, message and fix. */
export interface Violation {
  readonly severity: 'error' | 'warning'
  /** The rows concerned. */
  readonly position: Position
  /** Location of the finding; the first of `at`. */
  readonly pointer: string
  /** Other locations that the rule names or reads. */
  readonly related: readonly string[]
  /** The message in a language, or untranslated. */
  readonly message: (language?: string) => string
  /** The values of the message's placeholders, and of `let` names. */
  readonly values: Readonly<Record<string, Json>>
  /** Pointer → value that would fix it. */
  readonly fix?: Readonly<Record<string, Json>>
  /** If `fix` copies a value from another field: the reverse. */
  readonly reverseFix?: Readonly<Record<string, Json>>
}

/** `pending`: an input is missing (or 无, if the rule skips it), so there is no verdict. */
export type Verdict = 'passes' | 'pending' | Violation

/** The verdict for a row, or for the form if the rule is not repeated. */
export interface Judged {
  readonly position: Position
  readonly verdict: Verdict
}

export interface EvaluateOptions {
  /** Violations only have location and severity, when they are counted. */
  readonly silent?: boolean
}

/** Criterion, threshold and value for the eligibility table. */
export interface EligibilityLine {
  readonly criterion: string
  readonly threshold: string
  readonly value: string
}

/** A compiled rule for one year, field or set of rows, with what it reads. */
export interface CompiledRule {
  readonly id: string
  /** The id, with year or field in brackets. */
  readonly key: string
  readonly part: string
  readonly index: number
  readonly kind: RuleKind
  readonly source: string
  /** The regional authority that issued it, if it is not the edition's. */
  readonly issuer?: string
  /** Pointers that determine the verdict; `*` stands for an index, a final `-` for the set of rows. */
  readonly reads: ReadonlySet<string>
  /** `reads`, and what the severity, message and fix of a violation read. */
  readonly watches: ReadonlySet<string>
  /** Location of the finding; `*` for a row. */
  readonly at: string
  /** Whether it is repeated over rows. */
  readonly isRepeated: boolean
  /** The verdicts for the rows that match a position; all for an empty one. */
  readonly evaluateWhere: (answers: unknown, where: Position, options?: EvaluateOptions) => readonly Judged[]
  /** The rows whose verdict is affected by changes; an empty position means all, no position none. */
  readonly concernedBy: (changed: readonly string[]) => readonly Position[]
  /** One verdict per row, or exactly one. */
  readonly evaluateAll: (answers: unknown, options?: EvaluateOptions) => Verdict[]
  /** The verdict; for a rule over rows, the first violation. */
  readonly evaluate: (answers: unknown, options?: EvaluateOptions) => Verdict
  /** Its row of the table; undefined if `when` is false. */
  readonly eligibility?: (answers: unknown, language?: string) => EligibilityLine | undefined
  /** The pointers that `fix` fills; `*` for a row. */
  readonly fixes: readonly string[]
  /** The pointers for which `fix` may give another value after changes. */
  readonly fixesAfter: (answers: unknown, changed: readonly string[]) => readonly string[]
  /**
   * Pointer → value of `fix`, whether or not the rule is violated, without pending ones. With `at`, only for
   * the rows of that pointer.
   */
  readonly suggestions: (answers: unknown, at?: string) => Readonly<Record<string, Json>>
}

/** The result of an effect for one row, or for the form. */
interface EffectResult {
  readonly position: Position
  readonly pointers: readonly string[]
  readonly value: Json | undefined
}

/** A computed value or a condition on a field. */
export interface CompiledEffect {
  readonly id: string
  readonly part: string
  readonly index: number
  readonly effect: 'compute' | 'visible' | 'required' | 'enabled'
  /** `*` stands for an index. */
  readonly pointers: readonly string[]
  readonly reads: ReadonlySet<string>
  /** Its value; with `at`, for the row of that pointer. */
  readonly evaluate: (answers: unknown, at?: string) => Json | undefined
  /** Its values for the rows that match a position; all for an empty one. */
  readonly evaluateWhere: (answers: unknown, where: Position) => readonly EffectResult[]
  /** The pointers that it reads for a row; `*` where it reads every row. */
  readonly readsAt: (position: Position) => readonly string[]
  /** The rows whose value may change; an empty position means all, no position none. */
  readonly concernedBy: (changed: readonly string[]) => readonly Position[]
  /** As `concernedBy`, plus the rows whose target changes. */
  readonly touchedBy: (changed: readonly string[]) => readonly Position[]
  /** The pointers that it may change after changes. */
  readonly pointersAfter: (answers: unknown, changed: readonly string[]) => readonly string[]
  /** Whether it only depends on its own row, given as pattern (`/rows/*`). */
  readonly isOfRow: (pattern: string) => boolean
  /** Whether a pointer is, or is within, one of its targets. */
  readonly isAbout: (pointer: string) => boolean
}
