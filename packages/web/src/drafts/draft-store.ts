import { diffDocuments, joinOrigins, withValue } from '@formwright/engine'
import type { Change, Conflict, FormStore, Operation } from '@formwright/engine'
import { ATTACHMENTS, equal, LISTS, splitPointer, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { Clock } from './clock.ts'
import type { Draft, DraftStorage } from './database.ts'
import { resolved, mergedFromWindow, undecidedOf } from './draft-state.ts'
import type { Focus } from './focus.ts'
import { rebasedDraft, withAside } from './rebased.ts'
import type { EditionMove } from './rebased.ts'
import type { Reconcile, Undecided } from './draft-state.ts'

/** Maximum delay before a change is written, in milliseconds. */
const WAIT = 400
const RETRY = 3000

export type SaveState =
  | { readonly is: 'saved' | 'saving' }
  | { readonly is: 'failed'; readonly detail: string }

/** The answers shown in a window. */
export type WindowAnswers = Pick<
  FormStore,
  'answers' | 'subscribe' | 'merge' | 'reconcile' | 'shiftedList' | 'progress' | 'joinOrigins' | 'computedAt'
> & {
  readonly origins: Pick<FormStore['origins'], 'toJSON' | 'revision'>
}

/** Communication with other windows of the draft: that it changed. */
export interface OtherWindows {
  readonly notify: () => void
  readonly hear: (listener: () => void) => void
  readonly end: () => void
}

export interface DraftStoreOptions {
  readonly draft: Draft
  readonly shown: WindowAnswers
  readonly titleOf: (answers: unknown) => string
  readonly storage: DraftStorage
  readonly neighbours: OtherWindows
  readonly clock: Clock
  readonly focus: Focus
  /** The conversion between versions of the edition, by digest. */
  readonly moveBetween: (from: string, to: string) => Promise<EditionMove>
}

/**
 * Connects a window to the shared draft. Input is written within half a second; changes of other windows and
 * the server are adopted. All state is in the draft, except what this window last saw.
 */
export class DraftStore {
  readonly #shown: WindowAnswers
  readonly #options: DraftStoreOptions
  readonly #listeners = new Set<() => void>()
  #draft: Draft
  /** The answers that the window has adopted: the base of the next merge. */
  #base: unknown
  /** The shown answers as last written. */
  #written: unknown
  /** Whether a list is not adopted yet because its rows would move while somebody is editing them. */
  #isBehind = false
  /** How far origins are written. */
  #marked: number
  #undecided: readonly Undecided[]
  #cancel: (() => void) | undefined
  #writing: Promise<unknown> = Promise.resolve()
  #unsubscribe: readonly (() => void)[] = []
  #state: SaveState = { is: 'saved' }
  #merging = false
  #isOutdated = false

  constructor(options: DraftStoreOptions) {
    this.#options = options
    this.#draft = options.draft
    this.#shown = options.shown
    this.#base = options.draft.answers
    this.#written = options.draft.answers
    this.#marked = options.shown.origins.revision
    this.#undecided = undecidedOf(options.draft)
  }

  get state(): SaveState {
    return this.#state
  }

  /** The draft as last seen by this window. */
  get draft(): Draft {
    return this.#draft
  }

  /**
   * Whether the draft moved to a corrected form, so that this window has to be reopened. Input until then is
   * kept.
   */
  get isOutdated(): boolean {
    return this.#isOutdated
  }

  /** Unresolved conflicts; the local value is shown until they are resolved. */
  get undecided(): readonly Undecided[] {
    return this.#undecided
  }

  /** Merges local and other answers. */
  reconcile: Reconcile = (base, mine, theirs) => this.#shown.reconcile(base, mine, theirs)

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  start(): void {
    this.#options.neighbours.hear(() => void this.save())
    this.#unsubscribe = [
      this.#shown.subscribe('', () => this.#changed()),
      this.#options.focus.onChange(() => this.#catchUp()),
    ]
    void this.save()
  }

  /** Writes pending changes and releases the draft. */
  stop(): Promise<void> {
    for (const end of this.#unsubscribe) end()
    const written = this.save().then(() => this.#options.neighbours.end())
    this.#cancel?.()
    return written
  }

  /** Writes now. */
  async save(): Promise<void> {
    await this.update((draft) => draft).catch((error: unknown) => this.#failed(error))
  }

  /** Resolves a conflict, discarding the other value. */
  async decide(conflict: Conflict, right: 'mine' | 'theirs'): Promise<void> {
    const seen = { ...conflict, mine: valueAt(this.#shown.answers, conflict.pointer) as Json | undefined }
    await this.update((draft) => resolved(draft, seen, right)).catch((error: unknown) => this.#failed(error))
  }

  /**
   * Writes this window's answers and applies a change to the draft, in one transaction; sequentially. Returns
   * the resulting draft; `undefined` if it was deleted.
   * @throws Error when it could not be written
   */
  update(change: (draft: Draft) => Draft): Promise<Draft | undefined> {
    this.#cancel?.()
    this.#cancel = undefined
    const written = this.#writing.then(() => this.#write(change))
    this.#writing = written.catch(() => undefined)
    return written
  }

  /** Moves the draft of all windows to a corrected form. This window has to be reopened. */
  async rebase(to: string): Promise<void> {
    const { storage, draft, moveBetween } = this.#options
    if (this.#draft.edition === to) return
    await this.save()
    const move = await moveBetween(draft.edition, to)
    await storage.update(draft.id, (stored) => rebasedDraft(stored, move))
    await this.save()
  }

  async #write(change: (draft: Draft) => Draft): Promise<Draft | undefined> {
    const { storage, draft, neighbours } = this.#options
    const mine = this.#shown.answers
    const marks = this.#shown.origins.revision
    let isChanged = false
    let corrected: string | undefined
    const next = await storage.update(draft.id, (stored) => {
      corrected = stored.edition === draft.edition ? undefined : stored.edition
      if (corrected !== undefined) return stored
      // reuse known objects, so that comparing by identity is cheap
      const seen = stored.version === this.#draft.version ? this.#draft : stored
      const changed = change(mergedFromWindow(seen, this.#base, mine, this.reconcile))
      isChanged = changed !== seen
      const written = this.#about(changed, changed.revision !== seen.revision)
      return written === seen ? stored : { ...written, version: (stored.version ?? 0) + 1 }
    })
    if (!next) return undefined
    if (corrected !== undefined) return this.#writeOutdated(mine, corrected)
    this.#marked = marks
    this.#adopt(mine, next)
    if (isChanged) neighbours.notify()
    return next
  }

  /** The draft has already moved to a corrected form: converts this window's answers too. */
  async #writeOutdated(mine: unknown, to: string): Promise<undefined> {
    const { storage, draft, neighbours, moveBetween } = this.#options
    const { move } = await moveBetween(draft.edition, to)
    const [base, own] = [move(this.#base), move(mine)]
    let isChanged = false
    await storage.update(draft.id, (stored) => {
      if (stored.edition !== to) return stored
      const changed = withAside(
        mergedFromWindow(stored, base.answers, own.answers, this.reconcile),
        own.aside.map((one) => ({ ...one, of: draft.edition })),
        base.aside,
      )
      isChanged = changed !== stored
      return isChanged ? { ...changed, version: (stored.version ?? 0) + 1 } : stored
    })
    this.#base = mine
    this.#isOutdated = true
    if (isChanged) neighbours.notify()
    this.#set({ is: 'saved' })
    if (this.#shown.answers !== mine) this.#later(WAIT)
    return undefined
  }

  /** Adds what the list of drafts shows. */
  #about(draft: Draft, isChanged: boolean): Draft {
    const { clock, titleOf } = this.#options
    const { filled, required, errors } = this.#shown.progress()
    const title = titleOf(draft.answers)
    if (isChanged || this.#shown.origins.revision !== this.#marked)
      return {
        ...draft,
        title,
        progress: { filled, required, errors },
        origins: joinOrigins(draft.origins, this.#shown.origins.toJSON()),
        changedAt: clock.now(),
      }
    const known = draft.progress
    return filled === known.filled && required === known.required && errors === known.errors
      ? draft
      : { ...draft, progress: { filled, required, errors } }
  }

  /** Adopts the draft as written; input made in the meantime is kept. */
  #adopt(before: unknown, draft: Draft): void {
    if (draft.version === this.#draft.version) {
      this.#set({ is: 'saved' })
      return this.#changed()
    }
    this.#takeIn(before, draft)
    this.#shown.joinOrigins(draft.origins)
    this.#draft = draft
    const undecided = undecidedOf(draft)
    const computed = undecided.filter((conflict) => this.#isComputed(conflict))
    this.#undecided = undecided.filter((conflict) => !computed.includes(conflict))
    this.#state = { is: 'saved' }
    this.#changed()
    this.#notify()
    for (const conflict of computed) void this.decide(conflict, 'mine')
  }

  /**
   * Shows the draft's answers. A list that is being edited, and attachments in its rows, are not changed
   * until the focus leaves it: the next key would go to another row.
   */
  #takeIn(before: unknown, draft: Draft): void {
    const shown = this.#shown.answers
    const { document, base } = this.reconcile(before, shown, draft.answers)
    const at = this.#options.focus.at()
    const list = at === undefined ? undefined : this.#shown.shiftedList(document, at)
    const pointers = list === undefined ? [] : [list, ATTACHMENTS, LISTS]
    const changes = diffDocuments(shown, withValuesAt(document, shown, pointers)).map(changeOf)
    if (changes.length > 0) {
      this.#merging = true
      this.#shown.merge(changes)
      this.#merging = false
    }
    this.#base = withValuesAt(base, before, pointers)
    this.#written = withValuesAt(draft.answers, before, pointers)
    this.#isBehind = list !== undefined
  }

  /** Adopts what was postponed until the focus left a list. */
  #catchUp(): void {
    if (this.#isBehind) this.#takeIn(this.#base, this.#draft)
  }

  /** Computed values cannot conflict: they follow from the merged inputs. */
  #isComputed({ pointer }: Conflict): boolean {
    const value = this.#shown.computedAt(pointer)
    return value !== undefined && equal(value, valueAt(this.#shown.answers, pointer))
  }

  #changed(): void {
    if (this.#merging) return
    const isMarked = this.#shown.origins.revision !== this.#marked
    if (!isMarked && diffDocuments(this.#written, this.#shown.answers).length === 0) return
    this.#set({ is: 'saving' })
    this.#later(WAIT)
  }

  #failed(error: unknown): void {
    this.#set({ is: 'failed', detail: error instanceof Error ? error.message : String(error) })
    this.#later(RETRY)
  }

  #later(ms: number): void {
    this.#cancel ??= this.#options.clock.after(ms, () => void this.save())
  }

  #set(state: SaveState): void {
    if (state.is === this.#state.is && state.is !== 'failed') return
    if (this.#state.is === 'failed' && state.is === 'saving') return
    this.#state = state
    this.#notify()
  }

  #notify(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** A document with the values of another at some pointers. */
function withValuesAt(document: unknown, other: unknown, pointers: readonly string[]): unknown {
  return pointers.reduce(
    (result, pointer) =>
      valueAt(result, pointer) === valueAt(other, pointer)
        ? result
        : withValue(result, splitPointer(pointer), valueAt(other, pointer)),
    document,
  )
}

/** A store change from a patch operation. */
export function changeOf(operation: Operation): Change {
  return [operation.path, operation.op === 'remove' ? undefined : operation.value]
}
