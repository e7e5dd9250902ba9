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

/** Longest that a change waits before it is written, in milliseconds. */
const WAIT = 400
const RETRY = 3000

export type SaveState =
  | { readonly is: 'saved' | 'saving' }
  | { readonly is: 'failed'; readonly detail: string }

/** The answers that a window shows. */
export type WindowAnswers = Pick<
  FormStore,
  'answers' | 'subscribe' | 'merge' | 'reconcile' | 'shiftedList' | 'progress' | 'joinOrigins' | 'computedAt'
> & {
  readonly origins: Pick<FormStore['origins'], 'toJSON' | 'revision'>
}

/** What other windows of a draft hear and say: that it changed. */
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
  /** The way from one version of the edition to another, by their digests. */
  readonly moveBetween: (from: string, to: string) => Promise<EditionMove>
}

/**
 * Ties one window to the draft that all windows share. What is typed is written within half a second, and
 * what other windows or the server changed is taken in. Nothing about the draft is kept here but what this
 * window last saw of it.
 */
export class DraftStore {
  readonly #shown: WindowAnswers
  readonly #options: DraftStoreOptions
  readonly #listeners = new Set<() => void>()
  #draft: Draft
  /** What the window has taken in of the draft's answers: the base of the next merge. */
  #base: unknown
  /** What the window shows when everything in it is written. */
  #written: unknown
  /** The window has yet to take in a list whose rows would move under the hands of who is at work in it. */
  #isBehind = false
  /** How far the marks of this window are written. */
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

  /** The draft as this window last saw it. */
  get draft(): Draft {
    return this.#draft
  }

  /**
   * The draft is on a corrected form: this window has to be opened anew. What is typed in it until then is
   * kept.
   */
  get isOutdated(): boolean {
    return this.#isOutdated
  }

  /** Places that were changed here and elsewhere; what stands here stays until somebody decides. */
  get undecided(): readonly Undecided[] {
    return this.#undecided
  }

  /** Brings together what was made of the answers here and elsewhere. */
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

  /** Writes what is left and lets go. */
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

  /** Says which of two values stands; the other is gone. */
  async decide(conflict: Conflict, right: 'mine' | 'theirs'): Promise<void> {
    const seen = { ...conflict, mine: valueAt(this.#shown.answers, conflict.pointer) as Json | undefined }
    await this.update((draft) => resolved(draft, seen, right)).catch((error: unknown) => this.#failed(error))
  }

  /**
   * Writes what this window holds and changes the draft further, in one transaction; one after the other.
   * Gives the draft as it is then; nothing when it was deleted.
   * @throws Error when it could not be written
   */
  update(change: (draft: Draft) => Draft): Promise<Draft | undefined> {
    this.#cancel?.()
    this.#cancel = undefined
    const written = this.#writing.then(() => this.#write(change))
    this.#writing = written.catch(() => undefined)
    return written
  }

  /**
   * The form was corrected: what all windows hold goes to the corrected one. This window has to be opened
   * anew.
   */
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
      // what this window knows already it knows by identity, which makes comparing cheap
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

  /** The draft is on a corrected form already: what this window holds goes there as well. */
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

  /** With what the list of drafts shows. */
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

  /** Takes in what the draft has become. What was typed while it was written stays. */
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
   * Shows what the draft has become. A list in which somebody is at work keeps its rows where they are, and
   * so do the files that stand in rows, until they leave it: the next key would go into another row.
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

  /** Takes in what waited until somebody left a list. */
  #catchUp(): void {
    if (this.#isBehind) this.#takeIn(this.#base, this.#draft)
  }

  /** What a formula gives is nobody's to decide: it follows from what everybody changed. */
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

/** A document with what stands at some places of another. */
function withValuesAt(document: unknown, other: unknown, pointers: readonly string[]): unknown {
  return pointers.reduce(
    (result, pointer) =>
      valueAt(result, pointer) === valueAt(other, pointer)
        ? result
        : withValue(result, splitPointer(pointer), valueAt(other, pointer)),
    document,
  )
}

/** What a store is told of an operation. */
export function changeOf(operation: Operation): Change {
  return [operation.path, operation.op === 'remove' ? undefined : operation.value]
}
