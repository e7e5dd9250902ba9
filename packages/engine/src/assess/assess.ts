import type { Json } from '@formwright/definition'
import { Attachments } from '../checks/attachments.ts'
import type { Run } from '../checks/check.ts'
import { Wording } from '../findings/finding.ts'
import type { Finding, FindingLanguage } from '../findings/finding.ts'
import type { Form } from '../form.ts'
import { computedValues } from './computed.ts'
import { eligibilityTable } from './eligibility.ts'
import type { EligibilityRow } from './eligibility.ts'
import { progressOf } from './progress.ts'
import type { Progress } from './progress.ts'

/** Everything that is to be said about one answers document. */
export interface Assessment {
  /** In form order. */
  readonly findings: readonly Finding[]
  /** Criterion, threshold, value, met or not. */
  readonly eligibility: readonly EligibilityRow[]
  /** Pointer → value that the edition's formulas give. */
  readonly computed: Readonly<Record<string, Json>>
  readonly progress: Progress
}

/** The result of running every check; findings by check number. */
export interface Results {
  readonly run: Run
  readonly findings: (readonly Finding[])[]
}

const wordings = new WeakMap<Form, Map<FindingLanguage, Wording>>()

function wordingOf(form: Form, language: FindingLanguage): Wording {
  let known = wordings.get(form)
  if (!known) wordings.set(form, (known = new Map()))
  let wording = known.get(language)
  if (!wording) known.set(language, (wording = new Wording(form.bundle, language)))
  return wording
}

/** Runs every check once. */
export function runAll(form: Form, answers: unknown, language: FindingLanguage): Results {
  const attachments = new Attachments()
  attachments.read(answers)
  const run: Run = {
    answers,
    wording: wordingOf(form, language),
    attachments,
    filled: new Uint8Array(form.cells.length),
    wanted: new Uint8Array(form.cells.length),
    pending: new Uint8Array(form.checks.length),
  }
  return { run, findings: form.checks.map((check, number) => check.run(run, number)) }
}

/** Findings in form order. */
export function inFormOrder(form: Form, byCheck: readonly (readonly Finding[])[]): Finding[] {
  const numbers: number[] = []
  byCheck.forEach((findings, number) => {
    if (findings.length > 0) numbers.push(number)
  })
  numbers.sort((a, b) => form.checks[a]!.order - form.checks[b]!.order || a - b)
  return numbers.flatMap((number) => byCheck[number]!)
}

/** Assesses answers from scratch. Eligibility, computed values and progress are worked out when they are looked at. */
export function assess(form: Form, answers: unknown, language: FindingLanguage): Assessment {
  const results = runAll(form, answers, language)
  return new Assessed(form, results, language)
}

/** The parts that not every caller needs are worked out on first look. */
class Assessed implements Assessment {
  readonly #form: Form
  readonly #results: Results
  readonly #language: FindingLanguage
  readonly findings: readonly Finding[]
  #eligibility: readonly EligibilityRow[] | undefined
  #computed: Readonly<Record<string, Json>> | undefined
  #progress: Progress | undefined

  constructor(form: Form, results: Results, language: FindingLanguage) {
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

  toJSON(): Assessment {
    const { findings, eligibility, computed, progress } = this
    return { findings, eligibility, computed, progress }
  }
}
