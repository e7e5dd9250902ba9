import { isWithin } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { inFormOrder, runAll, reportable } from '../assess/run-checks.ts'
import type { Results, RunOptions } from '../assess/run-checks.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { Finding } from '../findings/finding.ts'
import { asLastTold, namingRows } from '../findings/in-rows.ts'
import { FindingIndex, pointersOfDifference } from './finding-index.ts'
import { renamedBy } from './renamed-rows.ts'

/** What findings are computed from, in its current state. */
interface Assessable {
  readonly form: CompiledForm
  readonly answers: unknown
  readonly language: Language
}

/**
 * The findings of changing answers. Checks run on first access; after that only those that read a change run
 * again.
 */
export class LiveFindings {
  readonly #now: () => Assessable
  readonly #options: RunOptions
  #results: Results | undefined
  #ordered: readonly Finding[] | undefined
  #index: FindingIndex | undefined
  #reported: readonly Finding[] = []

  constructor(now: () => Assessable, options: RunOptions) {
    this.#now = now
    this.#options = options
  }

  /** False until the first access. */
  get areKnown(): boolean {
    return this.#results !== undefined
  }

  /** The results by check number, reported findings last. */
  get results(): Results {
    return (this.#results ??= this.#run())
  }

  /** All in form order, or those at and below a pointer. */
  within(pointer: string): readonly Finding[] {
    this.#ordered ??= inFormOrder(this.#now().form, this.results.findings)
    return pointer === ''
      ? this.#ordered
      : this.#ordered.filter((finding) => isWithin(finding.pointer, pointer))
  }

  /** Those at exactly a pointer; the same list until they change. */
  at(pointer: string): readonly Finding[] {
    this.#index ??= new FindingIndex(this.results.findings)
    return this.#index.at(pointer)
  }

  /** The pointers that have any. */
  pointers(): Set<string> {
    return new Set(this.results.findings.flatMap((findings) => findings.map(({ pointer }) => pointer)))
  }

  /** Replaces the externally reported findings; returns the pointers of the old and new ones. */
  report(findings: readonly Finding[]): ReadonlySet<string> {
    const touched = new Set([...this.#reported, ...findings].map(({ pointer }) => pointer))
    if (touched.size === 0) return touched
    this.#reported = findings
    if (this.#results) {
      const number = this.#now().form.plan.checks.length
      this.#results.findings[number] = findings
      this.#index?.update(number, findings, touched)
    }
    this.#ordered = undefined
    return touched
  }

  /** Runs all checks again, for another form or language. */
  renew(): void {
    this.#ordered = undefined
    this.#index = undefined
    if (this.#results) this.#results = this.#run()
  }

  /** Runs the checks that read `changed`, or all without it; returns the pointers whose findings differ. */
  follow(changed?: readonly string[]): Set<string> {
    const touched = new Set<string>()
    this.#ordered = undefined
    if (!this.#results) return touched
    const { run, findings } = this.#results
    const { form, answers } = this.#now()
    const { checks, checksReading } = form.plan
    run.answers = form.conditions.shown(answers).answers
    run.document = answers
    run.attachments.read(answers)
    const again = changed && new Set(changed.flatMap(checksReading))
    const isRenamed = changed ? renamedBy(form.tree, changed) : () => true
    const name = (finding: Finding) =>
      (isRenamed?.(finding.pointer) ? undefined : asLastTold(finding)) ?? namingRows(finding, form, run)
    for (const number of isRenamed || !again ? checks.keys() : again) {
      const check = checks[number]!
      const before = findings[number]!
      const isRun = again?.has(number) ?? true
      if (!isRun && !(isRenamed && before.some(({ pointer }) => isRenamed(pointer)))) continue
      const found = !isRun
        ? before
        : reportable(run, changed && check.rerun ? check.rerun(run, number, changed) : check.run(run, number))
      const after = found.map(name)
      const different = pointersOfDifference(before, after)
      if (different.size === 0) continue
      findings[number] = after
      this.#index?.update(number, after, different)
      for (const pointer of different) touched.add(pointer)
    }
    return touched
  }

  #run(): Results {
    const { form, answers, language } = this.#now()
    const { run, findings } = runAll(form, answers, language, this.#options)
    return { run, findings: [...findings, this.#reported] }
  }
}
