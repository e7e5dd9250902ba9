import { below, isWithin, splitPointer, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { inFormOrder, runAll } from '../assess/run-checks.ts'
import type { Results } from '../assess/run-checks.ts'
import { computedValues } from '../assess/computed.ts'
import { eligibilityTable } from '../assess/eligibility.ts'
import type { EligibilityRow } from '../assess/eligibility.ts'
import { progressOf } from '../assess/progress.ts'
import type { Progress } from '../assess/progress.ts'
import type { CellState } from '../checks/conditions.ts'
import type { Finding, FindingLanguage } from '../findings/finding.ts'
import type { CompiledForm } from '../compiled-form.ts'
import { diffDocuments } from './patch.ts'
import type { Operation } from './patch.ts'
import { Subscriptions } from './subscriptions.ts'
import { withValue } from './with-value.ts'

/** Revisions kept for `patchSince`; older ones give a patch of the whole document. */
const KEPT_REVISIONS = 1000

/** Answers that are being filled in: every change assesses again what reads it, and tells who listens. */
export class OpenForm {
  readonly #form: CompiledForm
  readonly #language: FindingLanguage
  readonly #subscriptions = new Subscriptions()
  readonly #history = new Map<number, unknown>()
  readonly #results: Results
  #revision = 0
  #ordered: readonly Finding[] | undefined

  constructor(form: CompiledForm, answers: unknown, language: FindingLanguage) {
    this.#form = form
    this.#language = language
    this.#results = runAll(form, answers, language)
    this.#history.set(0, answers)
  }

  /** The whole document. It is never changed in place, so it may be kept. */
  get answers(): unknown {
    return this.#results.run.answers
  }

  /** Counts up with every change. */
  get revision(): number {
    return this.#revision
  }

  get(pointer: string): unknown {
    return valueAt(this.answers, pointer)
  }

  /**
   * Puts a value at a pointer; `undefined` takes it away.
   * @throws RangeError for a pointer that no answers document can have
   */
  set(pointer: string, value: Json | undefined): void {
    if (Object.is(this.get(pointer), value)) return
    const next = withValue(this.answers, splitPointer(pointer), value)
    const changed = this.#replacedBy(pointer)
    const touched = this.#adopt(next, this.#form.checksReading(changed))
    this.#subscriptions.notify(changed, touched)
  }

  /** Replaces the whole document, as when another one is opened or the server has sent a newer one. */
  replace(answers: unknown): void {
    const touched = this.#adopt(answers, this.#form.checks.keys())
    this.#subscriptions.notify('', touched)
  }

  /** Calls back when the value at a pointer, above or below it changes, or the findings there. Gives what ends it. */
  subscribe(pointer: string, listener: () => void): () => void {
    return this.#subscriptions.add(pointer, listener)
  }

  /** All findings in form order, or those at and below a pointer. */
  findings(pointer = ''): readonly Finding[] {
    this.#ordered ??= inFormOrder(this.#form, this.#results.findings)
    return pointer === '' ? this.#ordered : this.#ordered.filter((finding) => isWithin(finding.pointer, pointer))
  }

  /** Whether a cell is shown, wanted and open for change. */
  state(pointer: string): CellState {
    const cell = this.#form.cells[this.#form.cellNumbers.get(pointer) ?? -1]
    return this.#form.conditions.at({ pointer, required: cell?.required ?? false }, this.answers)
  }

  progress(): Progress {
    return progressOf(this.#form, this.#results)
  }

  eligibility(): readonly EligibilityRow[] {
    return eligibilityTable(this.#form, this.#results, this.#language)
  }

  computed(): Readonly<Record<string, Json>> {
    return computedValues(this.#form, this.answers)
  }

  /** What changed since a revision, as JSON Patch (RFC 6902); a replacement of everything when it is too long ago. */
  patchSince(revision: number): Operation[] {
    if (!this.#history.has(revision)) return [{ op: 'replace', path: '', value: this.answers as Json }]
    return diffDocuments(this.#history.get(revision), this.answers)
  }

  /** What a change at a pointer replaces: more than the pointer says when no object stands where one has to be made. */
  #replacedBy(pointer: string): string {
    let above = ''
    let value: unknown = this.answers
    for (const key of splitPointer(pointer)) {
      if (value === undefined || value === null) return pointer
      if (typeof value !== 'object') return above
      above = below(above, key)
      value = Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
    }
    return pointer
  }

  /** Takes a document in and runs the checks that it concerns; gives the pointers whose findings changed. */
  #adopt(answers: unknown, numbers: Iterable<number>): Set<string> {
    const { run, findings } = this.#results
    run.answers = answers
    run.attachments.read(answers)
    const touched = new Set<string>()
    for (const number of numbers) {
      const before = findings[number]!
      const after = this.#form.checks[number]!.run(run, number)
      if (before.length === 0 && after.length === 0) continue
      findings[number] = after
      for (const finding of before) touched.add(finding.pointer)
      for (const finding of after) touched.add(finding.pointer)
    }
    this.#ordered = undefined
    this.#revision++
    this.#history.set(this.#revision, answers)
    this.#history.delete(this.#revision - KEPT_REVISIONS)
    return touched
  }
}
