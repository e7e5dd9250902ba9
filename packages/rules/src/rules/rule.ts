import type { Json, RuleKind } from '@formwright/definition'

/** What a rule finds: the place, the words and what mends it. */
export interface Breach {
  readonly severity: 'error' | 'warning'
  /** Where the finding sits; the first of `at`. */
  readonly pointer: string
  /** The other places that the rule names or reads. */
  readonly related: readonly string[]
  /** The message in a language; Chinese when there is no translation. */
  readonly message: (language?: string) => string
  /** The values that the message names, by their expressions, and those of `let`. */
  readonly values: Readonly<Record<string, Json>>
  /** Pointer → value that would mend it. */
  readonly fix?: Readonly<Record<string, Json>>
  /** Where `fix` takes a value over from another field as it is: the other way round, that field from this one. */
  readonly reverseFix?: Readonly<Record<string, Json>>
}

/** `pending`: an input is not filled (or is 无 where the rule skips it), so the rule says nothing. */
export type Verdict = 'passes' | 'pending' | Breach

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
  /** Pointers that decide the verdict; `*` stands for a row's index. */
  readonly reads: ReadonlySet<string>
  /** Where the finding sits; `*` for a row. */
  readonly at: string
  /** Rules over rows give one verdict a row; all others exactly one. */
  readonly evaluateAll: (answers: unknown) => Verdict[]
  /** The verdict; of a rule over rows, the first breach. */
  readonly evaluate: (answers: unknown) => Verdict
  readonly eligibility?: (answers: unknown, language?: string) => EligibilityLine
  /** The pointers that the rule's `fix` fills; `*` for a row. */
  readonly mends: readonly string[]
  /** Pointer → value that the rule's `fix` gives, whether or not the rule is broken; pending ones left out. */
  readonly suggestions: (answers: unknown) => Readonly<Record<string, Json>>
}

/** A computed value or a condition on a field. */
export interface CompiledEffect {
  readonly id: string
  readonly part: string
  readonly index: number
  readonly effect: 'compute' | 'visible' | 'required' | 'enabled'
  readonly pointers: readonly string[]
  readonly reads: ReadonlySet<string>
  readonly evaluate: (answers: unknown) => Json | undefined
}
