import type { Json, RuleKind } from '@formwright/definition'
import type { Position } from './instances.ts'

/** What a rule finds: the place, the words and what fixes it. */
export interface Violation {
  readonly severity: 'error' | 'warning'
  /** The rows that it is about. */
  readonly position: Position
  /** Where the finding sits; the first of `at`. */
  readonly pointer: string
  /** The other places that the rule names or reads. */
  readonly related: readonly string[]
  /** The message in a language; as it was written where it is not translated. */
  readonly message: (language?: string) => string
  /** The values that the message names, by their expressions, and those of `let`. */
  readonly values: Readonly<Record<string, Json>>
  /** Pointer → value that would fix it. */
  readonly fix?: Readonly<Record<string, Json>>
  /**
   * Where `fix` takes a value over from another field as it is: the other way round, that field from this
   * one.
   */
  readonly reverseFix?: Readonly<Record<string, Json>>
}

/** `pending`: an input is not filled (or is 无 where the rule skips it), so the rule says nothing. */
export type Verdict = 'passes' | 'pending' | Violation

/** The verdict on one row, or on the form where the rule is not repeated over rows. */
export interface Judged {
  readonly position: Position
  readonly verdict: Verdict
}

export interface EvaluateOptions {
  /** Violations say where and how severe they are and nothing else, for where they are only counted. */
  readonly silent?: boolean
}

/** Criterion, threshold and value of an eligibility rule, for the table. */
export interface EligibilityLine {
  readonly criterion: string
  readonly threshold: string
  readonly value: string
}

/** A rule for one concrete year, field or row set, ready to run. It knows what it reads. */
export interface CompiledRule {
  readonly id: string
  /** Id and what it is repeated for: the id, and the year or field in brackets. */
  readonly key: string
  readonly part: string
  readonly index: number
  readonly kind: RuleKind
  readonly source: string
  /** The authority of a region that ruled it, where it is not the edition's own. */
  readonly issuer?: string
  /** Pointers that decide the verdict; `*` stands for a row's index, a last `-` for which rows there are. */
  readonly reads: ReadonlySet<string>
  /** Where the finding sits; `*` for a row. */
  readonly at: string
  /** The rule is repeated over rows of the answers. */
  readonly isRepeated: boolean
  /** The verdicts on the rows that agree with a position; on all for an empty one. */
  readonly evaluateWhere: (answers: unknown, where: Position, options?: EvaluateOptions) => readonly Judged[]
  /**
   * The rows whose verdict changes at pointers may change; an empty position is all, no position is none.
   */
  readonly concernedBy: (changed: readonly string[]) => readonly Position[]
  /** Rules over rows give one verdict a row; all others exactly one. */
  readonly evaluateAll: (answers: unknown, options?: EvaluateOptions) => Verdict[]
  /** The verdict; of a rule over rows, the first violation. */
  readonly evaluate: (answers: unknown, options?: EvaluateOptions) => Verdict
  /** Its line of the table; nothing while its `when` says that it does not apply. */
  readonly eligibility?: (answers: unknown, language?: string) => EligibilityLine | undefined
  /** The pointers that the rule's `fix` fills; `*` for a row. */
  readonly fixes: readonly string[]
  /** The places that the rule's `fix` would fill in another way after changes at pointers. */
  readonly fixesAfter: (answers: unknown, changed: readonly string[]) => readonly string[]
  /**
   * Pointer → value that the rule's `fix` gives, whether or not the rule is broken; pending ones left out.
   * With `at`, only for the rows of that place.
   */
  readonly suggestions: (answers: unknown, at?: string) => Readonly<Record<string, Json>>
}

/** What an effect gives at the places of one row, or of the form where it is not repeated. */
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
  /** `*` stands for a row's index. */
  readonly pointers: readonly string[]
  readonly reads: ReadonlySet<string>
  /** What it gives; with `at`, for the row of that place. */
  readonly evaluate: (answers: unknown, at?: string) => Json | undefined
  /** What it gives for the rows that agree with a position; for all of them when the position is empty. */
  readonly evaluateWhere: (answers: unknown, where: Position) => readonly EffectResult[]
  /** The places that it reads in one row; `*` where it reads every row of a list. */
  readonly readsAt: (position: Position) => readonly string[]
  /**
   * The rows for which it may give something else after changes at pointers; an empty position is all, no
   * position is none.
   */
  readonly concernedBy: (changed: readonly string[]) => readonly Position[]
  /** As `concernedBy`, and the rows in which changes at pointers change what it fills. */
  readonly touchedBy: (changed: readonly string[]) => readonly Position[]
  /** The places that it may change after changes at pointers. */
  readonly pointersAfter: (answers: unknown, changed: readonly string[]) => readonly string[]
  /**
   * Whether nothing but what stands in the same row decides it, the row being of this pattern (`/rows/*`).
   */
  readonly isOfRow: (pattern: string) => boolean
  /** Whether a place is one that it is about, or lies within one. */
  readonly isAbout: (pointer: string) => boolean
}
