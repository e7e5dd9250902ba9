import type { Messages } from '@formwright/api'
import { applyPatch } from '@formwright/engine'
import type { Operation } from '@formwright/engine'
import { fileAt, valueAt } from '@formwright/definition'
import { ApiError, isRetryable } from '../api/api.ts'
import { retryDelay } from '../api/retry-delay.ts'
import type { ApplicationServer } from './application-server.ts'
import type { Clock } from './clock.ts'
import type { Draft, RefusedEntry, ServerCopy } from './database.ts'
import type { DraftStore } from './draft-store.ts'
import { acknowledged, withServerAnswers, withPendingSave, withRejected } from './draft-state.ts'
import { leftoverRequest, leftoverFile, unsentLeftovers, withoutSentLeftovers } from './leftovers.ts'
import { namedFiles } from './named-files.ts'

/** Sync state. `synced`: everything sendable is on the server; conflicts and rejections are in the draft. */
export type SyncState =
  | { readonly is: 'synced' | 'sending' | 'waiting' | 'signed-out' }
  | { readonly is: 'refused'; readonly problem: ApiError }

/** The form was corrected: the local copy was converted and has to be reopened. */
class EditionCorrected extends Error {}

type Pending = NonNullable<ServerCopy['pending']>

const WAIT = 500

export interface SyncOptions {
  readonly draftStore: DraftStore
  readonly server: ApplicationServer
  readonly clock: Clock
  readonly newKey: () => string
  /** Called when the application changed state. */
  readonly onMoved: () => void
  /** Called when a save is forbidden although it seemed allowed. */
  readonly onForbidden?: (() => void) | undefined
  /** Called when the server's state of the application was received. */
  readonly onReached?: () => void
}

/**
 * Keeps an application in sync with the server. Input is stored locally first, sent when there is a
 * connection, and merged with changes of others by field. While a field is in conflict, the server keeps the
 * other value.
 */
export class Sync {
  readonly #options: SyncOptions
  readonly #listeners = new Set<() => void>()
  #state: SyncState = { is: 'synced' }
  #cancel: (() => void) | undefined
  #working: Promise<void> = Promise.resolve()
  #failures = 0
  /** Revision of answers that the server rejected as a whole, which are not sent again unchanged. */
  #refused: number | undefined
  #ends: (() => void)[] = []

  constructor(options: SyncOptions) {
    this.#options = options
  }

  get state(): SyncState {
    return this.#state
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Starts: follows events and sends pending changes. `also` handles other events by kind. */
  start(also: Readonly<Record<string, () => void>> = {}): void {
    const { server, draftStore, onMoved } = this.#options
    this.#ends = [
      server.follow({
        ...also,
        application: (message) => {
          this.#heard(message)
          also.application?.()
        },
        state: onMoved,
        // before the stream started, and after an interruption, events may have been missed
        open: () => this.#later(0, true),
        online: () => {
          this.#failures = 0
          this.#later(0, true)
        },
      }),
      draftStore.subscribe(() => {
        const { state, draft } = draftStore
        if (state.is === 'saved' && draft.revision !== this.#refused) this.#later(WAIT)
      }),
    ]
    this.#later(0)
  }

  /** Stops; tries once more to send pending changes. */
  stop(): Promise<void> {
    for (const end of this.#ends) end()
    return this.send().finally(() => this.#cancel?.())
  }

  /** Sends pending changes; resolves when they are sent or cannot be. */
  send(): Promise<void> {
    return this.#work(() => this.#send())
  }

  /** Sends pending changes, then fetches the server's state, even if sending failed. */
  refresh(): Promise<void> {
    return this.#work(async () => {
      const problem = await this.#send().catch((error: unknown) => error)
      if (problem instanceof EditionCorrected || isRetryable(problem)) throw problem
      await this.#fetch()
      if (problem !== undefined) throw problem
    })
  }

  #work(work: () => Promise<void>): Promise<void> {
    this.#cancel?.()
    this.#cancel = undefined
    this.#working = this.#working
      .then(() => this.#options.server.alone(work))
      .catch((error: unknown) => this.#failed(error))
    return this.#working
  }

  #later(ms: number, refreshing = false): void {
    if (refreshing) this.#cancel?.()
    else if (this.#cancel) return
    this.#cancel = this.#options.clock.after(ms, () => void (refreshing ? this.refresh() : this.send()))
  }

  #heard({ revision, key }: Messages<'GET /applications/:id/live'>['application']): void {
    const { remote } = this.#options.draftStore.draft
    // own saves are answered directly
    if (remote && revision > remote.revision && key !== remote.pending?.key) void this.refresh()
  }

  async #send(): Promise<void> {
    const problem = await this.#sendAnswers().catch((error: unknown) => error)
    // keep the local copy even if the declaration can no longer be changed
    if (!(problem instanceof EditionCorrected || isRetryable(problem))) await this.#bringLeftOver()
    if (problem !== undefined) throw problem
    this.#failures = 0
    this.#refused = undefined
    this.#set({ is: 'synced' })
  }

  async #sendAnswers(): Promise<void> {
    const { draftStore, newKey } = this.#options
    for (;;) {
      const draft = await draftStore.update((latest) => withPendingSave(latest, newKey))
      if (draftStore.isOutdated) throw new EditionCorrected()
      if (!draft?.remote) return
      const { pending } = draft.remote
      if (!pending) break
      this.#set({ is: 'sending' })
      if (await this.#upload(pending.patch)) await this.#post(draft, pending)
    }
  }

  /** Stores leftovers with the application, where everybody sees them. */
  async #bringLeftOver(): Promise<void> {
    const { draftStore, server } = this.#options
    // another window may delete it or move it to a further version meanwhile
    for (let draft: Draft | undefined = draftStore.draft; draft;) {
      const left = unsentLeftovers(draft)
      if (left.length === 0) return
      this.#set({ is: 'sending' })
      const isThere = await this.#uploadAll(left.flatMap((one) => leftoverFile(one) ?? []))
      const request = isThere ? leftoverRequest(left) : []
      if (isThere) await server.keepLeftOver(request)
      draft = await draftStore.update((latest) => (isThere ? withoutSentLeftovers(latest, request) : latest))
      if (draftStore.isOutdated) throw new EditionCorrected()
    }
  }

  /** Sends one save. */
  async #post(draft: Draft, { key, patch, origins }: Pending): Promise<void> {
    const { draftStore, server } = this.#options
    const { revision: base, answers } = draft.remote!
    const { edition } = draft
    try {
      const saved = await server.save({ base, edition, key, patch, ...(origins ? { origins } : {}) })
      await draftStore.update((latest) => acknowledged(latest, key, saved, draftStore.reconcile))
    } catch (error) {
      if (!(error instanceof ApiError) || mayHaveBeenSaved(error)) throw error
      if (error.code === 'stale' && typeof error.details.edition === 'string') {
        await this.#follow(error.details.edition)
        // already converted here: adopt the server's version first
        await draftStore.update(withRejected)
        return this.#fetch()
      }
      const refused = refusedOf(error, applyPatch(answers, patch))
      await draftStore.update((latest) => withRejected(latest, refused))
      if (error.code === 'conflict') return this.#fetch()
      if (refused.length === 0) throw error
    }
  }

  /** Fetches the server's state. */
  async #fetch(): Promise<void> {
    const { draftStore, server } = this.#options
    // an unanswered save may have been applied: resending identifies it, while fetching would make it look
    // like another's
    if (!draftStore.draft.remote || draftStore.draft.remote.pending) return
    const read = await server.read()
    await this.#follow(read.edition)
    await draftStore.update((latest) =>
      latest.remote?.pending ? latest : withServerAnswers(latest, read, draftStore.reconcile),
    )
    this.#options.onReached?.()
  }

  /** Handles a corrected form. @throws EditionCorrected when the local copy was converted to it */
  async #follow(edition: string): Promise<void> {
    const { draftStore } = this.#options
    if (draftStore.draft.edition === edition) return
    await draftStore.rebase(edition)
    throw new EditionCorrected()
  }

  /** Uploads the files of a save; false if one is rejected. */
  async #upload(patch: readonly Operation[]): Promise<boolean> {
    const held = this.#options.draftStore.draft.remote?.answers
    const before = new Set(namedFiles(held).map(({ sha256 }) => sha256))
    return this.#uploadAll(namedFiles(applyPatch(held, patch)).filter(({ sha256 }) => !before.has(sha256)))
  }

  async #uploadAll(files: readonly { readonly sha256: string; readonly name: string }[]): Promise<boolean> {
    const { draftStore, server } = this.#options
    for (const { sha256, name } of new Map(files.map((file) => [file.sha256, file])).values()) {
      try {
        await server.upload(sha256, name)
      } catch (error) {
        if (!(error instanceof ApiError) || isRetryable(error) || NOT_THE_FILE.has(error.code)) throw error
        const { code, message } = error
        await draftStore.update((latest) => withRejected(latest, [{ sha256, name, code, message }]))
        return false
      }
    }
    return true
  }

  #failed(error: unknown): void {
    if (error instanceof EditionCorrected) return this.#options.onMoved()
    if (error instanceof ApiError && error.code === 'not-signed-in') return this.#set({ is: 'signed-out' })
    if (isRetryable(error) || !(error instanceof ApiError)) {
      this.#set({ is: 'waiting' })
      const retryAfter = error instanceof ApiError ? Number(error.details.retryAfter ?? 0) * 1000 : 0
      this.#later(Math.max(retryAfter, retryDelay(this.#failures++)))
      return
    }
    this.#cancel?.()
    this.#cancel = undefined
    this.#refused = this.#options.draftStore.draft.revision
    this.#set({ is: 'refused', problem: error })
    if (error.code === 'not-found') this.#options.onMoved()
    if (error.code === 'forbidden') this.#options.onForbidden?.()
  }

  #set(state: SyncState): void {
    if (state.is === this.#state.is && state.is !== 'refused') return
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}

/** Whether a save may have been applied or may succeed later: it is kept, to be resent with its key. */
function mayHaveBeenSaved(error: ApiError): boolean {
  return isRetryable(error) || error.status >= 500 || error.code === 'not-signed-in'
}

/** Upload errors that are not about the file. */
const NOT_THE_FILE = new Set(['not-signed-in', 'forbidden', 'not-found'])

/** The parts of a save that the server named as reason for its rejection. */
function refusedOf({ code, message, details }: ApiError, sent: unknown): RefusedEntry[] {
  const files = namedFiles(sent)
  const named = (sha256: string, why: string): RefusedEntry => ({
    sha256,
    name: files.find((file) => file.sha256 === sha256)?.name ?? sha256,
    code: why,
    message,
  })
  if (Array.isArray(details.missing))
    return (details.missing as string[]).map((sha256) => named(sha256, 'file-missing'))
  if (!Array.isArray(details.pointers)) return []
  return (details.pointers as string[]).flatMap((pointer) => {
    const file = fileAt(sent, pointer)
    if (file) return [named(file.sha256, code)]
    const value = valueAt(sent, pointer)
    return value === undefined ? [] : [{ pointer, value, code, message }]
  })
}
