import { withoutOtherYears } from '../assess/shown.ts'
import { isWithin, valueAt } from '@formwright/definition'
import type { FormBundle, FormNode, Json, Language, Terms } from '@formwright/definition'
import { computedValues } from '../assess/computed.ts'
import { eligibilityTable } from '../assess/eligibility.ts'
import type { EligibilityRow } from '../assess/eligibility.ts'
import { progressInside } from '../assess/progress-inside.ts'
import type { CellCount } from '../assess/progress-inside.ts'
import { progressOf } from '../assess/progress.ts'
import type { Progress } from '../assess/progress.ts'
import { laterFields } from '../assess/run-checks.ts'
import type { RunOptions } from '../assess/run-checks.ts'
import type { CellState } from '../checks/conditions.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { Finding } from '../findings/finding.ts'
import { isMissing } from '../findings/missing.ts'
import type { Reconciled } from '../merge/merge.ts'
import { movedLists, shiftedList } from '../merge/row-moves.ts'
import { reconcileAnswers, withoutKeys } from '../merge/reconcile-answers.ts'
import { Dependents } from './dependents.ts'
import { derivedChanges } from './derived.ts'
import { edited, undoChanges } from './edits.ts'
import { readAnew, replacedBy } from './extent.ts'
import { History } from './history.ts'
import { clearsBranches } from './inactive.ts'
import type { Edit } from './history.ts'
import { LiveFindings } from './live-findings.ts'
import { Origins } from './origins.ts'
import type { Origin } from './origins.ts'
import { givenKeys } from '../rows/given-keys.ts'
import type { Change } from '../rows/row-changes.ts'
import { Rows } from './rows.ts'
import { Subscriptions } from './subscriptions.ts'
import { pointersOfChangedBranches } from '../structure/branch-groups.ts'
import { withoutDash } from '../structure/with-value.ts'
import { withValueAtPointer } from './tuples.ts'

/** Answers that are being filled in: every change assesses again what reads it, and notifies who listens. */
export class FormStore {
  readonly origins: Origins
  /** Rows are added, copied, moved and taken away here. */
  readonly rows: Rows
  readonly #fitting: (answers: unknown) => CompiledForm
  #form: CompiledForm
  #language: Language
  /** Of the application, as far as they are known. */
  readonly terms: Terms
  readonly #later: ReadonlySet<string>
  readonly #subscriptions = new Subscriptions()
  readonly #history = new History()
  readonly #findings: LiveFindings
  #answers: unknown
  #told = false
  #revision = 0
  #dependents: Dependents | undefined

  /** @param fitting the form as it holds for answers: a date in them may decide about its years */
  constructor(
    fitting: (answers: unknown) => CompiledForm,
    answers: unknown,
    language: Language,
    origins = new Origins(),
    { region, closes, asApplication = false, masked = false }: Omit<RunOptions, 'rules'> = {},
  ) {
    this.#fitting = fitting
    this.#form = fitting(answers)
    this.#language = language
    this.terms = { region, closes }
    this.#later = laterFields(this.#form, asApplication)
    this.origins = origins
    this.rows = new Rows(this)
    this.#answers = answers
    this.#findings = new LiveFindings(
      () => ({ form: this.#form, answers: this.#answers, language: this.#language }),
      { ...this.terms, asApplication, masked },
    )
  }

  /** The whole document. It is never changed in place, so it may be kept. */
  get answers(): unknown {
    return this.#answers
  }

  /** What applies of it: without what is hidden and what stands in branches that do not apply. */
  get shown(): unknown {
    return this.#form.conditions.shown(this.#answers).answers
  }

  /** What is printed and exported: `shown` without years that its dates do not ask for. */
  get printed(): unknown {
    return withoutOtherYears(this.bundle, this.shown)
  }

  /** False until somebody asked what the answers are worth: a page can show them before that. */
  get isAssessed(): boolean {
    return this.#findings.areKnown
  }

  /** Has the answers assessed, and notifies those who follow a place with findings, once. */
  assess(): void {
    if (this.#told) return
    this.#told = true
    this.#subscriptions.notify([], this.#findings.pointers())
  }

  /** Counts up with every change. */
  get revision(): number {
    return this.#revision
  }

  get language(): Language {
    return this.#language
  }

  /** The edition as it holds for the answers; another one when a date that its years follow is changed. */
  get bundle(): FormBundle {
    return this.#form.bundle
  }

  get(pointer: string): unknown {
    return valueAt(this.answers, pointer)
  }

  /**
   * Puts a value at a pointer; `undefined` takes it away.
   * @throws RangeError for a pointer that no answers document can have
   */
  set(pointer: string, value: Json | undefined, origin?: Origin): void {
    this.setAll([[pointer, value]], origin)
  }

  /** What is typed or picked in a cell: emptied, an item of a list or an entry of a map stays, unfilled. */
  fill(pointer: string, value: Json | undefined): void {
    const node = value === undefined ? this.#form.tree.nodeAt(pointer) : undefined
    const stays = node?.repeated === true && this.get(pointer) !== undefined
    this.set(pointer, stays ? (node.shape === 'text' ? '' : null) : value)
  }

  /**
   * Makes several changes as one: one revision, one step to undo. All or none. Rows that they add get their
   * keys, and what formulas (`compute`) give is filled in.
   * @throws RangeError for a pointer that no answers document can have
   */
  setAll(changes: readonly Change[], origin?: Origin): void {
    const made = [...changes, ...givenKeys(this.#form.bundle, this.#answers, changes)]
    const derived = this.#derived(made)
    const follows = new Set(derived.map(([pointer]) => pointer))
    const edits = this.#make([...made, ...derived]).map((edit) =>
      follows.has(edit.pointer) ? { ...edit, follows: true as const } : edit,
    )
    if (origin) this.#mark(changes, origin)
    this.#mark(derived, 'computed')
    if (edits.length > 0) this.#history.record(edits, Date.now())
  }

  get canUndo(): boolean {
    return this.#history.canUndo
  }

  get canRedo(): boolean {
    return this.#history.canRedo
  }

  /** Takes the last step back; gives the pointers that changed: what was done, then what followed from it. */
  undo(): readonly string[] {
    return [...this.#retrace(this.#history.undo())].reverse()
  }

  redo(): readonly string[] {
    return this.#retrace(this.#history.redo())
  }

  /** Changes made elsewhere, as in another tab: taken in, and not among what can be undone here. */
  merge(changes: readonly Change[]): void {
    const before = this.#answers
    const derived = this.#derived(changes, new Set(changes.map(([pointer]) => pointer)))
    this.#make([...changes, ...derived])
    this.#mark(derived, 'computed')
    if (!this.canUndo && !this.canRedo) return
    const [was, is] = [before, this.#answers].map((answers) => withoutKeys(this.bundle, answers))
    const lists = movedLists(was, is).map(({ at }) => at.merged)
    if (lists.length > 0)
      this.#history.forget((pointer) => lists.some((list) => pointer !== list && isWithin(pointer, list)))
  }

  /** The list on the way to a place whose row there is another one in other answers; see `shiftedList`. */
  shiftedList(other: unknown, pointer: string): string | undefined {
    const [own, others] = [this.#answers, other].map((answers) => withoutKeys(this.bundle, answers))
    return shiftedList(own, others, pointer)
  }

  /** Brings together what two people made of answers to this form. */
  reconcile(base: unknown, mine: unknown, theirs: unknown): Reconciled {
    return reconcileAnswers(this.bundle, base, mine, theirs)
  }

  /** Replaces the whole document, as when another one is opened. Nothing before it can be undone. */
  replace(answers: unknown): void {
    this.#history.clear()
    const { touched } = this.#adopt(answers)
    this.#subscriptions.notify([''], touched)
  }

  /** Words the findings in another language. */
  speak(language: Language): void {
    if (language === this.#language) return
    this.#language = language
    this.reassess()
  }

  /** Looks at everything again, where something else than the answers says more of them now. */
  reassess(): void {
    this.#findings.renew()
    this.#subscriptions.notify([''], [])
  }

  /**
   * Calls back when the value at a pointer, above or below it changes, or the findings there. Gives what ends
   * it.
   */
  subscribe(pointer: string, listener: () => void): () => void {
    return this.#subscriptions.add(pointer, listener)
  }

  /** All findings in form order, or those at and below a pointer. */
  findings(pointer = ''): readonly Finding[] {
    return this.#findings.within(pointer)
  }

  /** The findings at exactly a pointer; the same list until they change. Costs what stands there. */
  findingsAt(pointer: string): readonly Finding[] {
    return this.#findings.at(pointer)
  }

  /**
   * Whether a cell is shown, wanted and open for change. In a branch that does not apply nothing is shown.
   */
  state(pointer: string): CellState {
    const { conditions, requirements, tree } = this.#form
    const answers = this.shown
    const wanted = !this.#later.has(pointer) && requirements.isRequired(pointer, answers)
    const asked = conditions.at({ pointer, required: wanted }, answers)
    const node = asked.required ? tree.nodeAt(pointer) : undefined
    const state = node && conditions.isWorkedOut(node) ? { ...asked, required: false } : asked
    return requirements.isPresent(pointer, answers) ? state : { ...state, visible: false, required: false }
  }

  /** Whether a group is there, or has to be: what it asks for is wanted. */
  isThere(pointer: string): boolean {
    return this.#form.requirements.isThere(pointer, this.shown)
  }

  /** Whether a branch of the group at a place applies to what is shown there. */
  applies(branch: FormNode, pointer: string): boolean {
    return this.#form.branches.applies(branch, valueAt(this.shown, pointer))
  }

  /** What the edition's formulas give for a cell, filled or not. */
  computedAt(pointer: string): Json | undefined {
    return this.#dependentsOf().computed(pointer, this.shown)
  }

  /** Where the value at a pointer came from, when nobody typed it. */
  originOf(pointer: string): Origin | undefined {
    return this.origins.of(pointer, this.get(pointer))
  }

  /** Says of carried values that they hold: they are marked no longer. */
  confirm(pointers: readonly string[]): void {
    const carried = pointers.filter((pointer) => this.originOf(pointer) === 'carried')
    for (const pointer of carried) this.origins.mark(pointer, 'confirmed', this.get(pointer) as Json)
    if (carried.length > 0) this.#subscriptions.notify(carried, [])
  }

  /** Takes in marks that were made elsewhere, as on the server. */
  joinOrigins(others: Parameters<Origins['join']>[0]): void {
    const changed = this.origins.join(others, (pointer) => this.get(pointer))
    if (changed.length > 0) this.#subscriptions.notify(changed, [])
  }

  /** Places whose value was carried and that nobody confirmed. */
  carried(): readonly string[] {
    return this.origins.carried((pointer) => this.get(pointer))
  }

  /**
   * Adds findings that do not follow from the answers, as a file that was refused or a value that two people
   * left undecided; they take the place of those reported before.
   */
  report(findings: readonly Finding[]): void {
    const touched = this.#findings.report(findings)
    if (touched.size > 0) this.#subscriptions.notify([], touched)
  }

  progress(): Progress {
    return progressOf(this.#form, this.#findings.results)
  }

  /** The cells at and below a place that must be filled in, and those that are: how far a row is. */
  progressAt(pointer: string): CellCount {
    const answers = this.shown
    const node = this.#form.tree.nodeAt(pointer, answers, this.#form.branches.applies)
    if (!node) return { required: 0, filled: 0 }
    const { required, filled } = progressInside(this.#form).at(
      node,
      pointer,
      valueAt(answers, pointer),
      answers,
    )
    if (!this.isAssessed) return { required, filled }
    const missing = this.findings(pointer).filter((finding) => isMissing(finding, answers)).length
    // of a long list not all that is missing is listed
    return { required: Math.max(required, filled + missing), filled }
  }

  eligibility(): readonly EligibilityRow[] {
    return eligibilityTable(this.#form, this.#findings.results, this.#language)
  }

  computed(): Readonly<Record<string, Json>> {
    return computedValues(this.#form, this.answers)
  }

  /** What follows from changes. */
  #derived(changes: readonly Change[], replaceable?: ReadonlySet<string>): Change[] {
    const computes = this.#form.effects.some(({ effect }) => effect === 'compute')
    if (!computes && !clearsBranches(this.#form)) return []
    const given: string[] = []
    const changed = new Set<string>()
    let after = this.#answers
    for (const [written, value] of changes) {
      const pointer = withoutDash(after, written)
      given.push(pointer)
      for (const at of replacedBy(after, pointer, value)) changed.add(at)
      after = withValueAtPointer(this.#form.tree, after, pointer, value)
    }
    return derivedChanges(this.#fitting, this.#answers, after, given, { changed: [...changed], replaceable })
  }

  #mark(changes: readonly Change[], origin: Origin): void {
    for (const [pointer, value] of changes) if (value !== undefined) this.origins.mark(pointer, origin, value)
  }

  #retrace(edits: readonly Edit[]): readonly string[] {
    this.#make(undoChanges(this.#answers, edits))
    return edits.map(({ pointer }) => pointer)
  }

  #make(changes: readonly Change[]): readonly Edit[] {
    const { answers: next, edits, replaced } = edited(this.#form.bundle, this.#answers, changes)
    if (edits.length === 0) return edits
    const before = this.#answers
    const { touched, reread } = this.#adopt(next, replaced)
    const { tree, branches, conditions } = this.#form
    const [was, is] = [before, next].map((one) => conditions.shown(one).answers)
    for (const dependent of this.#dependentsOf().of(reread, is)) touched.add(dependent)
    const turned = pointersOfChangedBranches(tree, branches.applies, [was, is], reread)
    this.#subscriptions.notify(touched.has('') ? [''] : [...replaced, ...turned], touched)
    return edits
  }

  /**
   * Takes the form that holds for the answers; true when it is another one than before, and all is looked at
   * again.
   */
  #refit(): boolean {
    const form = this.#fitting(this.#answers)
    if (form === this.#form) return false
    this.#form = form
    this.#dependents = undefined
    this.#findings.renew()
    return true
  }

  /**
   * Takes a document in and runs the checks that it concerns: all, or those that read what `changed`. Gives
   * the pointers whose findings or visibility changed, and the places that are read anew.
   */
  #adopt(
    answers: unknown,
    changed?: readonly string[],
  ): { readonly touched: Set<string>; readonly reread: readonly string[] } {
    const before = this.#answers
    this.#answers = answers
    this.#revision++
    if (this.#refit()) return { touched: new Set(['']), reread: changed ?? [] }
    const turned = changed ? this.#form.conditions.follow(before, answers, changed) : []
    const reread = changed && (turned.length === 0 ? changed : [...changed, ...readAnew(turned)])
    const touched = this.#findings.follow(reread)
    for (const pointer of turned) touched.add(pointer)
    return { touched, reread: reread ?? [] }
  }

  #dependentsOf(): Dependents {
    return (this.#dependents ??= new Dependents(this.#form))
  }
}
