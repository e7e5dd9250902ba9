import { diffDocuments, mergeDocuments } from '@formwright/engine'
import type { Change, Conflict, OpenForm, Operation } from '@formwright/engine'
import { database, DURABLE } from './database.ts'
import type { Draft } from './database.ts'

/** Longest that a change waits before it is written, in milliseconds. */
const WAIT = 400
const RETRY = 3000

export type SaveState =
  | { readonly is: 'saved' | 'saving' }
  | { readonly is: 'failed'; readonly detail: string }

/**
 * Keeps one open declaration on disk: what changes is written within half a second, with what was changed elsewhere in
 * the meantime merged in. Two windows of one draft hear of each other and never overwrite one another.
 */
export class Keeper {
  readonly #open: OpenForm
  readonly #titleOf: (answers: unknown) => string
  #draft: Draft
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> = Promise.resolve()
  #channel: BroadcastChannel | undefined
  #ends: (() => void)[] = []
  readonly #listeners = new Set<() => void>()
  #state: SaveState = { is: 'saved' }
  #conflicts: readonly Conflict[] = []
  #merging = false

  constructor(draft: Draft, open: OpenForm, titleOf: (answers: unknown) => string) {
    this.#draft = draft
    this.#open = open
    this.#conflicts = draft.conflicts ?? []
    this.#titleOf = titleOf
  }

  get state(): SaveState {
    return this.#state
  }

  /** Places that two windows changed to different values; ours stand until the reader decides. */
  get conflicts(): readonly Conflict[] {
    return this.#conflicts
  }

  settle(pointer: string): void {
    this.#conflicts = this.#conflicts.filter((conflict) => conflict.pointer !== pointer)
    this.#tell()
    void this.save()
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Takes in what was changed on the server, from the document that both began with. What stands here stays where both changed. */
  take(base: unknown, theirs: unknown): void {
    const mine = this.#open.answers
    const { document, conflicts } = mergeDocuments(base, mine, theirs)
    this.#adopt(mine, document, conflicts)
    // what is not decided is kept: a page that is opened again must not send it as if it were
    if (conflicts.length > 0) void this.save()
    else this.#changed()
  }

  start(): void {
    const flush = () => void this.save()
    const hidden = () => document.visibilityState === 'hidden' && flush()
    const leaving = (event: BeforeUnloadEvent) => {
      flush()
      if (this.#state.is === 'failed') event.preventDefault()
    }
    this.#channel = new BroadcastChannel(`formwright-draft-${this.#draft.id}`)
    this.#channel.addEventListener('message', flush)
    document.addEventListener('visibilitychange', hidden)
    addEventListener('pagehide', flush)
    addEventListener('beforeunload', leaving)
    this.#ends = [
      this.#open.subscribe('', () => this.#changed()),
      () => document.removeEventListener('visibilitychange', hidden),
      () => removeEventListener('pagehide', flush),
      () => removeEventListener('beforeunload', leaving),
    ]
    flush()
  }

  /** Writes what is left and lets go. */
  stop(): void {
    void this.save().then(() => this.#channel?.close())
    for (const end of this.#ends) end()
    clearTimeout(this.#timer)
  }

  /** Writes now; writes follow one another. */
  save(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#writing = this.#writing.then(() => this.#write()).catch((error: unknown) => this.#failed(error))
    return this.#writing
  }

  #changed(): void {
    if (this.#merging || this.#open.answers === this.#draft.answers) return
    if (this.#state.is === 'saved') this.#set({ is: 'saving' })
    this.#timer ??= setTimeout(() => void this.save(), WAIT)
  }

  async #write(): Promise<void> {
    const mine = this.#open.answers
    const base = this.#draft
    const tx = (await database()).transaction('drafts', 'readwrite', DURABLE)
    const stored = await tx.store.get(base.id)
    if (!stored) {
      await tx.done
      return
    }
    const { document, conflicts } =
      stored.revision === base.revision
        ? { document: mine, conflicts: [] }
        : mergeDocuments(base.answers, mine, stored.answers)
    const patch = diffDocuments(stored.answers, document)
    let next: Draft = { ...stored, ...this.#about(document), conflicts: this.#conflicts }
    if (patch.length > 0) {
      next = {
        ...next,
        answers: document,
        origins: this.#open.origins.toJSON(),
        revision: stored.revision + 1,
        changedAt: Date.now(),
      }
    }
    await tx.store.put(next)
    await tx.done
    this.#draft = { ...next, answers: document }
    if (patch.length > 0) this.#channel?.postMessage(next.revision)
    this.#adopt(mine, document, conflicts)
    if (conflicts.length > 0) this.#timer ??= setTimeout(() => void this.save(), WAIT)
    if (this.#open.answers === this.#draft.answers) this.#set({ is: 'saved' })
    else this.#changed()
  }

  /** What the list of drafts shows. */
  #about(answers: unknown): Pick<Draft, 'title' | 'progress'> {
    const { filled, required, errors } = this.#open.progress()
    return { title: this.#titleOf(answers), progress: { filled, required, errors } }
  }

  /** Takes in what was changed elsewhere. What was typed while writing stays. */
  #adopt(mine: unknown, merged: unknown, conflicts: readonly Conflict[]): void {
    const changes = diffDocuments(mine, merged).map(changeOf)
    if (changes.length > 0) {
      this.#merging = true
      this.#open.merge(changes)
      this.#merging = false
      if (this.#open.answers !== merged && diffDocuments(this.#open.answers, merged).length === 0)
        this.#draft = { ...this.#draft, answers: this.#open.answers }
    }
    if (conflicts.length > 0) {
      this.#conflicts = [
        ...this.#conflicts.filter(({ pointer }) => !conflicts.some((other) => other.pointer === pointer)),
        ...conflicts,
      ]
      this.#tell()
    }
  }

  #failed(error: unknown): void {
    this.#set({ is: 'failed', detail: error instanceof Error ? error.message : String(error) })
    this.#timer ??= setTimeout(() => void this.save(), RETRY)
  }

  #set(state: SaveState): void {
    if (state.is === this.#state.is && state.is !== 'failed') return
    this.#state = state
    this.#tell()
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

function changeOf(operation: Operation): Change {
  return [operation.path, operation.op === 'remove' ? undefined : operation.value]
}
