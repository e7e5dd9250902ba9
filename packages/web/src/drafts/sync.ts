import { splitPointer } from '@formwright/definition'
import { applyPatch, diffDocuments, withValue } from '@formwright/engine'
import type { Operation } from '@formwright/engine'
import type { Application, SavedView } from '@formwright/server/api'
import { ApiError, call, isAway } from '../api/api.ts'
import { follow } from '../api/live.ts'
import { pauseAfter } from '../api/pause.ts'
import { database, DURABLE } from './database.ts'
import type { Draft, Remote } from './database.ts'
import { nameOf, uploadEvidence } from './evidence.ts'
import type { Keeper } from './keeper.ts'

/** How the copy on the server stands. */
export type SyncState =
  | { readonly is: 'synced' | 'sending' | 'waiting' | 'signed-out' }
  | { readonly is: 'refused'; readonly problem: unknown; readonly file?: string }

interface Heard {
  readonly revision: number
  readonly key?: string
}

const WAIT = 500

/**
 * Keeps an application on the server the same as on this computer. What was typed is on disk here first; it is sent
 * when there is a connection, however long that takes, and comes together field by field with what others typed. While
 * a field stands in conflict the other's value stays on the server.
 */
export class Sync {
  readonly #id: string
  readonly #keeper: Keeper
  readonly #onMoved: () => void
  readonly #listeners = new Set<() => void>()
  #state: SyncState = { is: 'synced' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #working: Promise<void> = Promise.resolve()
  #failures = 0
  /** Files that the server does not take, and why: everything else is sent without them. */
  readonly #rejected = new Map<string, ApiError>()
  #ends: (() => void)[] = []

  /** `onMoved` is called when the application came into another state. */
  constructor(id: string, keeper: Keeper, onMoved: () => void) {
    this.#id = id
    this.#keeper = keeper
    this.#onMoved = onMoved
  }

  get state(): SyncState {
    return this.#state
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Begins: hears of the others, sends what waits. `also` is told of other news of the application, by its kind. */
  start(also: Readonly<Record<string, () => void>> = {}): void {
    let begun = false
    const unfollow = follow(`/applications/${this.#id}/live`, {
      ...also,
      application: (data) => {
        void this.#heard(JSON.parse(data) as Heard)
        also.application?.()
      },
      state: () => this.#onMoved(),
      open: () => {
        if (begun) this.#catchUp()
        begun = true
      },
    })
    const back = () => {
      this.#failures = 0
      this.#later(0)
    }
    addEventListener('online', back)
    this.#ends = [
      unfollow,
      this.#keeper.subscribe(() => this.#keeper.state.is === 'saved' && this.#later(WAIT)),
      () => removeEventListener('online', back),
    ]
    this.#later(0)
  }

  stop(): void {
    for (const end of this.#ends) end()
    clearTimeout(this.#timer)
    void this.send()
  }

  /** Sends now what is not on the server yet; done when it is there or cannot be. */
  send(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    this.#working = this.#working
      .then(() => navigator.locks.request(`formwright-sync-${this.#id}`, () => this.#send()))
      .catch((error: unknown) => this.#failed(error))
    return this.#working
  }

  #later(ms: number): void {
    this.#timer ??= setTimeout(() => void this.send(), ms)
  }

  async #heard({ revision, key }: Heard): Promise<void> {
    const draft = await this.#read()
    // one's own save is answered for itself
    if (draft?.remote && revision > draft.remote.revision && key !== draft.remote.pending?.key)
      this.#working = this.#working.then(() => this.#fetch()).catch((error: unknown) => this.#failed(error))
  }

  /** After a break something may have been missed, here and there. */
  #catchUp(): void {
    this.#working = this.#working.then(() => this.#fetch()).catch((error: unknown) => this.#failed(error))
    this.#later(0)
  }

  async #send(): Promise<void> {
    await this.#keeper.save()
    for (;;) {
      const draft = await this.#read()
      if (!draft?.remote) return
      const pending = draft.remote.pending ?? this.#pendingOf(draft, draft.remote)
      if (!pending) break
      this.#set({ is: 'sending' })
      await this.#write({ ...draft.remote, pending })
      if (!(await this.#upload(pending.patch))) {
        await this.#write({ revision: draft.remote.revision, answers: draft.remote.answers })
        continue
      }
      await this.#post(draft, draft.remote, pending)
    }
    this.#failures = 0
    this.#set(await this.#outcome())
  }

  /** All is there, but for files that were not taken and are still named. */
  async #outcome(): Promise<SyncState> {
    const named = JSON.stringify((await this.#read())?.answers ?? {})
    for (const [sha256, problem] of this.#rejected)
      if (named.includes(sha256)) return { is: 'refused', problem, file: String(problem.details.file) }
    return { is: 'synced' }
  }

  /** What differs from the server, but for what stands in conflict and files that it does not take. */
  #pendingOf(draft: Draft, remote: Remote): Remote['pending'] {
    const document = this.#keeper.conflicts.reduce<unknown>(
      (answers, { pointer, theirs }) => withValue(answers, splitPointer(pointer), theirs),
      draft.answers,
    )
    const patch = diffDocuments(remote.answers, this.#withoutRejected(document))
    return patch.length === 0 ? undefined : { key: crypto.randomUUID(), patch }
  }

  #withoutRejected(document: unknown): unknown {
    const files = (document as { attachments?: unknown } | null)?.attachments
    if (!Array.isArray(files) || this.#rejected.size === 0) return document
    return {
      ...(document as object),
      attachments: files.filter(
        (file: { sha256?: string } | null) => !this.#rejected.has(file?.sha256 ?? ''),
      ),
    }
  }

  /** Sends one save. */
  async #post(draft: Draft, remote: Remote, { key, patch }: NonNullable<Remote['pending']>): Promise<void> {
    try {
      const saved = await call<SavedView>('POST', `/applications/${this.#id}/saves`, {
        base: remote.revision,
        key,
        patch,
        origins: draft.origins,
      })
      const sent = applyPatch(remote.answers, patch)
      const answers = applyPatch(sent, saved.patch)
      this.#keeper.take(sent, answers)
      await this.#write({ revision: saved.revision, answers })
    } catch (error) {
      if (!(error instanceof ApiError) || isAway(error)) throw error
      // what was refused is not sent again as it is: the next save is made on what the server has
      await this.#write({ revision: remote.revision, answers: remote.answers })
      if (error.code === 'conflict') return this.#fetch()
      if (!Array.isArray(error.details.missing)) throw error
      for (const sha256 of error.details.missing as string[])
        this.#rejected.set(
          sha256,
          new ApiError(422, 'file-missing', error.message, { file: await nameOf(this.#id, sha256) }),
        )
    }
  }

  /** Takes in what the server has. */
  async #fetch(): Promise<void> {
    const draft = await this.#read()
    if (!draft?.remote) return
    const { revision, answers } = await call<Application>('GET', `/applications/${this.#id}`)
    if (revision <= draft.remote.revision) return
    this.#keeper.take(draft.remote.answers, answers)
    await this.#write({ revision, answers })
    this.#later(WAIT)
  }

  /** Sends the files that a save names; false when one of them is not taken. */
  async #upload(patch: readonly Operation[]): Promise<boolean> {
    const hashes = new Set(
      [...JSON.stringify(patch).matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, sha256]) => sha256!),
    )
    for (const sha256 of hashes) {
      try {
        await uploadEvidence(this.#id, sha256)
      } catch (error) {
        if (
          !(error instanceof ApiError) ||
          isAway(error) ||
          error.code === 'not-signed-in' ||
          error.code === 'forbidden' ||
          error.code === 'not-found'
        )
          throw error
        this.#rejected.set(sha256, error)
        return false
      }
    }
    return true
  }

  #failed(error: unknown): void {
    if (error instanceof ApiError && error.code === 'not-signed-in') return this.#set({ is: 'signed-out' })
    if (isAway(error) || !(error instanceof ApiError)) {
      this.#set({ is: 'waiting' })
      this.#later(pauseAfter(this.#failures++))
      return
    }
    this.#set({
      is: 'refused',
      problem: error,
      ...(typeof error.details.file === 'string' ? { file: error.details.file } : {}),
    })
    if (error.code === 'forbidden' || error.code === 'not-found') this.#onMoved()
  }

  async #read(): Promise<Draft | undefined> {
    return (await database()).get('drafts', this.#id)
  }

  async #write(remote: Remote): Promise<void> {
    const tx = (await database()).transaction('drafts', 'readwrite', DURABLE)
    const draft = await tx.store.get(this.#id)
    if (draft) await tx.store.put({ ...draft, remote })
    await tx.done
  }

  #set(state: SyncState): void {
    if (state.is === this.#state.is && state.is !== 'refused') return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
