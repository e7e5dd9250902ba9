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

/** An assessment as data. */
interface Summary {
  /** In form order. */
  readonly findings: readonly Finding[]
  /** Criterion, threshold, value, met or not. */
  readonly eligibility: readonly EligibilityRow[]
  /** Pointer → value that the edition's formulas give. */
  readonly computed: Readonly<Record<string, Json>>
  readonly progress: Progress
}

/** Everything that is to be said about one answers document. */
export interface Assessment extends Summary {
  /** Which criteria are met, by the id of their rule: the table without its words. */
  readonly met: ReadonlyMap<string, EligibilityRow['met']>
  /** The rules that cannot say anything yet, as what they read is not filled in. */
  readonly pending: readonly CompiledRule[]
  /** As data, without what is said twice. */
  readonly toJSON: () => Summary
}

/**
 * Assesses answers from scratch. Eligibility, computed values and progress are worked out when they are
 * looked at.
 */
export function assess(
  form: CompiledForm,
  answers: unknown,
  language: Language,
  options?: RunOptions,
): Assessment {
  const results = runAll(form, answers, language, options)
  return new Assessed(form, results, language)
}

/** The parts that not every caller needs are worked out on first look. */
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
