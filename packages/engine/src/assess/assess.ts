import type { Json, Language } from '@formwright/definition'
import type { Finding } from '../findings/finding.ts'
import type { CompiledRule } from '@formwright/rules'
import type { CompiledForm } from '../compiled-form.ts'
import { computedValues } from './computed.ts'
import { criteriaMet, eligibilityTable } from './eligibility.ts'
import type { EligibilityRow } from './eligibility.ts'
import { progressOf } from './progress.ts'
import type { Progress } from './progress.ts'
import { inFormOrder, runAll } from './run-checks.ts'
import type { Results, RunOptions } from './run-checks.ts'

/** An assessment as plain data. */
interface Summary {
  /** In form order. */
  readonly findings: readonly Finding[]
  /** Criterion, threshold, value and verdict per criterion. */
  readonly eligibility: readonly EligibilityRow[]
  /** Pointer → value computed by the edition's formulas. */
  readonly computed: Readonly<Record<string, Json>>
  readonly progress: Progress
}

/** The complete assessment of an answers document. */
export interface Assessment extends Summary {
  /** The verdict per criterion, by rule id, without texts. */
  readonly met: ReadonlyMap<string, EligibilityRow['met']>
  /** Ids of rules that cannot be evaluated yet because their inputs are missing. */
  readonly pending: readonly CompiledRule[]
  /** As plain data, without redundant members. */
  readonly toJSON: () => Summary
}

/** Assesses answers from scratch. Eligibility, computed values and progress are computed lazily. */
export function assess(
  form: CompiledForm,
  answers: unknown,
  language: Language,
  options?: RunOptions,
): Assessment {
  const results = runAll(form, answers, language, options)
  return new Assessed(form, results, language)
}

/** Computes the parts that not every caller needs on first access. */
class Assessed implements Assessment {
  readonly #form: CompiledForm
  readonly #results: Results
  readonly #language: Language
  readonly findings: readonly Finding[]
  #eligibility: readonly EligibilityRow[] | undefined
  #computed: Readonly<Record<string, Json>> | undefined
  #progress: Progress | undefined

  constructor(form: CompiledForm, results: Results, language: Language) {
    this.#form = form
    this.#results = results
    this.#language = language
    this.findings = inFormOrder(form, results.findings)
  }

  get eligibility(): readonly EligibilityRow[] {
    return (this.#eligibility ??= eligibilityTable(this.#form, this.#results, this.#language))
  }

  get computed(): Readonly<Record<string, Json>> {
    return (this.#computed ??= computedValues(this.#form, this.#results.run.answers))
  }

  get progress(): Progress {
    return (this.#progress ??= progressOf(this.#form, this.#results))
  }

  get met(): ReadonlyMap<string, EligibilityRow['met']> {
    return criteriaMet(this.#form, this.#results)
  }

  get pending(): readonly CompiledRule[] {
    const { pending } = this.#results.run
    const rules: CompiledRule[] = []
    for (const [rule, number] of this.#form.plan.ruleNumbers) if (pending[number] === 1) rules.push(rule)
    return rules
  }

  toJSON(): Summary {
    const { findings, eligibility, computed, progress } = this
    return { findings, eligibility, computed, progress }
  }
}
