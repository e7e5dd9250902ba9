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

/** A store of answers being filled in: each change re-assesses what reads it and notifies subscribers. */
export class FormStore {
  readonly origins: Origins
  /** Adds, copies, moves and removes rows. */
  readonly rows: Rows
  readonly #fitting: (answers: unknown) => CompiledForm
  #form: CompiledForm
  #language: Language
  /** Terms of the application, as far as they are known. */
  readonly terms: Terms
  readonly #later: ReadonlySet<string>
  readonly #subscriptions = new Subscriptions()
  readonly #history = new History()
  readonly #findings: LiveFindings
  #answers: unknown
  #told = false
  #revision = 0
  #dependents: Dependents | undefined

  /** @param fitting the form for given answers, whose dates may determine its years */
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

  /** The whole document; immutable, so it may be kept. */
  get answers(): unknown {
    return this.#answers
  }

  /** The applicable part: without hidden values and branches that do not apply. */
  get shown(): unknown {
    return this.#form.conditions.shown(this.#answers).answers
  }

  /** As printed and exported: `shown` without years that its dates do not ask for. */
  get printed(): unknown {
    return withoutOtherYears(this.bundle, this.shown)
  }

  /** False until the first assessment: a page can be displayed before that. */
  get isAssessed(): boolean {
    return this.#findings.areKnown
  }

  /** Assesses the answers, and notifies subscribers of pointers with findings, once. */
  assess(): void {
    if (this.#told) return
    this.#told = true
    this.#subscriptions.notify([], this.#findings.pointers())
  }

  /** Increases with every change. */
  get revision(): number {
    return this.#revision
  }

  get language(): Language {
    return this.#language
  }

  /** The edition for the current answers; changes with a date that its years follow. */
  get bundle(): FormBundle {
    return this.#form.bundle
  }

  get(pointer: string): unknown {
    return valueAt(this.answers, pointer)
  }

  /**
   * Sets the value at a pointer; `undefined` removes it.
   * @throws RangeError for a pointer that no answers document can have
   */
  set(pointer: string, value: Json | undefined, origin?: Origin): void {
    this.setAll([[pointer, value]], origin)
  }

  /** Sets the input of a cell: when cleared, a list item or map entry stays, unfilled. */
  fill(pointer: string, value: Json | undefined): void {
    const node = value === undefined ? this.#form.tree.nodeAt(pointer) : undefined
    const stays = node?.repeated === true && this.get(pointer) !== undefined
    this.set(pointer, stays ? (node.shape === 'text' ? '' : null) : value)
  }

  /**
   * Applies several changes as one revision and one undo step, all or none. New rows get keys, and computed
   * values are filled in.
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

  /** Undoes the last step; returns the changed pointers, those of the step itself first. */
  undo(): readonly string[] {
    return [...this.#retrace(this.#history.undo())].reverse()
  }

  redo(): readonly string[] {
    return this.#retrace(this.#history.redo())
  }

  /** Applies changes made elsewhere, such as in another tab; they are not part of the undo history. */
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

  /** The list on the path to a pointer whose row there differs in other answers; see `shiftedList`. */
  shiftedList(other: unknown, pointer: string): string | undefined {
    const [own, others] = [this.#answers, other].map((answers) => withoutKeys(this.bundle, answers))
    return shiftedList(own, others, pointer)
  }

  /** Merges two versions of answers to this form. */
  reconcile(base: unknown, mine: unknown, theirs: unknown): Reconciled {
    return reconcileAnswers(this.bundle, base, mine, theirs)
  }

  /** Replaces the whole document, as when another one is opened; clears the undo history. */
  replace(answers: unknown): void {
    this.#history.clear()
    const { touched } = this.#adopt(answers)
    this.#subscriptions.notify([''], touched)
  }

  /** Switches the language of the findings. */
  speak(language: Language): void {
    if (language === this.#language) return
    this.#language = language
    this.reassess()
  }

  /** Runs all checks again, when something other than the answers affects them. */
  reassess(): void {
    this.#findings.renew()
    this.#subscriptions.notify([''], [])
  }

  /**
   * Subscribes to changes of the value at, above or below a pointer, or of its findings. Returns the
   * unsubscribe function.
   */
  subscribe(pointer: string, listener: () => void): () => void {
    return this.#subscriptions.add(pointer, listener)
  }

  /** All findings in form order, or those at and below a pointer. */
  findings(pointer = ''): readonly Finding[] {
    return this.#findings.within(pointer)
  }

  /**
   * The findings at exactly a pointer; the same list until they change. Independent of the size of the form.
   */
  findingsAt(pointer: string): readonly Finding[] {
    return this.#findings.at(pointer)
  }

  /** Whether a cell is visible, required and enabled. In a branch that does not apply nothing is visible. */
  state(pointer: string): CellState {
    const { conditions, requirements, tree } = this.#form
    const answers = this.shown
    const wanted = !this.#later.has(pointer) && requirements.isRequired(pointer, answers)
    const asked = conditions.at({ pointer, required: wanted }, answers)
    const node = asked.required ? tree.nodeAt(pointer) : undefined
    const state = node && conditions.isWorkedOut(node) ? { ...asked, required: false } : asked
    return requirements.isPresent(pointer, answers) ? state : { ...state, visible: false, required: false }
  }

  /** Whether a group is present or required, so that its required members count. */
  isThere(pointer: string): boolean {
    return this.#form.requirements.isThere(pointer, this.shown)
  }

  /** Whether a branch applies to the shown value of its group. */
  applies(branch: FormNode, pointer: string): boolean {
    return this.#form.branches.applies(branch, valueAt(this.shown, pointer))
  }

  /** The computed value of a cell, whether it is filled or not. */
  computedAt(pointer: string): Json | undefined {
    return this.#dependentsOf().computed(pointer, this.shown)
  }

  /** The origin of the value at a pointer, if nobody typed it. */
  originOf(pointer: string): Origin | undefined {
    return this.origins.of(pointer, this.get(pointer))
  }

  /** Confirms carried values, which removes their mark. */
  confirm(pointers: readonly string[]): void {
    const carried = pointers.filter((pointer) => this.originOf(pointer) === 'carried')
    for (const pointer of carried) this.origins.mark(pointer, 'confirmed', this.get(pointer) as Json)
    if (carried.length > 0) this.#subscriptions.notify(carried, [])
  }

  /** Merges origins recorded elsewhere, such as on the server. */
  joinOrigins(others: Parameters<Origins['join']>[0]): void {
    const changed = this.origins.join(others, (pointer) => this.get(pointer))
    if (changed.length > 0) this.#subscriptions.notify(changed, [])
  }

  /** Pointers of carried values that nobody confirmed. */
  carried(): readonly string[] {
    return this.origins.carried((pointer) => this.get(pointer))
  }

  /**
   * Sets findings that do not follow from the answers, such as a rejected file or an unresolved conflict,
   * replacing those reported before.
   */
  report(findings: readonly Finding[]): void {
    const touched = this.#findings.report(findings)
    if (touched.size > 0) this.#subscriptions.notify([], touched)
  }

  progress(): Progress {
    return progressOf(this.#form, this.#findings.results)
  }

  /** The number of required and filled cells at and below a pointer, such as the progress of a row. */
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
    // not everything that is missing in a long list is listed
    return { required: Math.max(required, filled + missing), filled }
  }

  eligibility(): readonly EligibilityRow[] {
    return eligibilityTable(this.#form, this.#findings.results, this.#language)
  }

  computed(): Readonly<Record<string, Json>> {
    return computedValues(this.#form, this.answers)
  }

  /** The consequences of changes. */
  #derived(changes: readonly Change[], replaceable?: ReadonlySet<string>): Change[] {
    const computes = this.#form.effects.some(({ effect }) => effect === 'compute')
    if (!computes && !clearsBranches(this.#form)) return []
    const given: string[] = []
    const changed = new Set<string>()
    let after = this.#answers
    for (const [written, value] of changes) {
      const pointer = withoutDash(after, written)
      given.push(pointer)
      for (const at of replacedBy(this.#form.tree, after, pointer, value)) changed.add(at)
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
   * Switches to the form for the current answers; returns true if it changed, so that everything is checked
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
   * Adopts a document and runs the affected checks: all, or those that read `changed`. Returns the pointers
   * whose findings or visibility changed, and those that have to be read again.
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
