import type { DraftView } from '@formwright/api'
import { joinFile, withChanges, withoutLostTexts } from '@formwright/studio'
import type { DefinitionDocument, FileChanges, Preferred, HistoryStep, ToldStep } from '@formwright/studio'
import { ApiError, call, isRetryable } from '../api/api.ts'
import { forgetCopy, LocalCopy, readCopy } from './local-copies.ts'
import type { ChangedFiles, EditedDraft } from './local-copies.ts'
import { keyOf, stepChanges, toldSteps } from './step-changes.ts'

/** Delay after the last change before saving, in milliseconds. */
const QUIET = 400
const AGAIN = 4000
/** A file counts as being typed in for this long after a change, in milliseconds. */
const TYPED = 8000
/** Technical name of a save by the studio, which tells its steps besides. */
const BY_STUDIO = 'studio'

export type SyncState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Not on the server yet; stored in this browser. */
  | { readonly kind: 'away' }
  /** A conflict: others, named `by`, changed the same values in these files. */
  | {
      readonly kind: 'conflict'
      readonly files: ChangedFiles
      readonly by: readonly string[]
      /** The revision with their changes. */
      readonly revision: number
    }
  | { readonly kind: 'refused'; readonly error: unknown }

type Files = ReadonlyMap<string, string>

/** Syncs the document of a draft with the server: saves changes, and adopts those of others. */
export class DraftSync {
  readonly #document: DefinitionDocument
  readonly #id: string
  readonly #edition: string
  #revision: number
  /** The files on the server. */
  #saved: Files
  #state: SyncState = { kind: 'saved' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #busy = false
  /** The steps at the time of the last save; later ones are described by the next save. */
  #savedSteps: readonly HistoryStep[]
  /** The previous value of this while a save is pending. */
  #sentFrom: readonly HistoryStep[] | undefined
  /** Keys of all steps that were reported by a save. */
  readonly #told: Set<string>
  readonly #listeners = new Set<() => void>()
  readonly #end: () => void
  readonly #copy: LocalCopy
  /** Names of local copies left by other windows, not yet merged. */
  readonly #left: string[]

  /**
   * @param left names of local copies left by other windows
   */
  constructor(
    document: DefinitionDocument,
    { id, person, edition, revision }: EditedDraft & Pick<DraftView, 'edition' | 'revision'>,
    left: readonly string[] = [],
  ) {
    this.#document = document
    this.#id = id
    this.#edition = edition
    this.#revision = revision
    this.#saved = document.files
    // restored steps of an earlier visit were already reported
    this.#savedSteps = document.steps
    this.#told = new Set(document.steps.concat(document.undone).map(keyOf))
    this.#end = document.subscribe(() => this.#changed())
    this.#copy = new LocalCopy({ id, person })
    this.#left = [...left]
    this.#takeLeft()
  }

  get state(): SyncState {
    return this.#state
  }

  /** The server's revision, once nothing is pending. */
  get revision(): number {
    return this.#revision
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#end()
    this.#copy.release()
  }

  /** Saves pending changes at once. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#save()
  }

  /**
   * Adopts changes that others made since `base`. In files with unsaved changes they are merged when saving;
   * so are those in a file being typed in, because changing its text during typing would duplicate input.
   */
  receive(base: number, revision: number, others: ChangedFiles): void {
    if (base !== this.#revision || revision === base || this.#busy || this.#state.kind === 'conflict') return
    const own = differences(this.#saved, this.#document.files)
    const since = Date.now() - TYPED
    const typed = new Set(
      this.#document.steps.filter(({ at }) => at > since).flatMap(({ after }) => [...after.keys()]),
    )
    if (Object.keys(others).some((path) => path in own || typed.has(path))) return
    this.#revision = revision
    this.#saved = withChanges(this.#saved, asChanges(others))
    this.#document.receive(asChanges(others))
  }

  /** Resolves a conflict in favour of one's own values or those of others. */
  settle(preferred: Preferred): void {
    if (this.#state.kind !== 'conflict') return
    const { files, revision } = this.#state
    const joined = this.merged(files, preferred)!
    this.#state = { kind: 'saving' }
    this.#take(files, revision, joined)
  }

  /** Merges one's own changes into the files of others; `undefined` on a conflict without preference. */
  merged(files: ChangedFiles, preferred?: Preferred): FileChanges | undefined {
    const before = this.#saved
    const versions = { before, own: this.#document.files, theirs: withChanges(before, asChanges(files)) }
    const joined = new Map<string, string | undefined>()
    for (const path of Object.keys(files)) {
      const result = joinFile(path, versions, preferred)
      if (!result) return undefined
      joined.set(path, result.text)
    }
    return preferred ? withoutLostTexts([versions.theirs, versions.own], joined, this.#edition) : joined
  }

  #changed(): void {
    this.#keep()
    if (this.#state.kind === 'conflict') return
    this.#set({ kind: 'saving' })
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), QUIET)
  }

  async #save(): Promise<void> {
    // while there is a conflict, others' changes are not overwritten
    if (this.#busy || this.#state.kind === 'conflict') return
    const changes = differences(this.#saved, this.#document.files)
    if (Object.keys(changes).length === 0) return this.#done()
    this.#busy = true
    const savedSteps = this.#savedSteps
    const { steps } = this.#document
    const happened = this.#untold()
    this.#sentFrom = savedSteps
    this.#savedSteps = steps
    try {
      const { revision, others } = await call('PATCH /definitions/drafts/:id', {
        params: { id: this.#id },
        body: { base: this.#revision, step: BY_STUDIO, happened, changes },
      })
      this.#saved = withChanges(this.#saved, asChanges(changes))
      for (const one of steps) this.#told.add(keyOf(one))
      this.#busy = false
      this.#sentFrom = undefined
      const theirs = Object.fromEntries(Object.entries(others).filter(([path]) => !(path in changes)))
      const isAlone = Object.keys(theirs).length === 0
      if (isAlone) this.#revision = revision
      this.#keep()
      if (!isAlone) this.#join(theirs, revision, [])
      else if (Object.keys(differences(this.#saved, this.#document.files)).length > 0) this.#changed()
      else this.#done()
    } catch (error) {
      this.#busy = false
      this.#sentFrom = undefined
      this.#savedSteps = savedSteps
      this.#failed(error)
    }
  }

  /** The steps that the server does not have. */
  #untold(): ToldStep[] {
    return toldSteps(stepChanges(this.#sentFrom ?? this.#savedSteps, this.#document.steps, this.#told))
  }

  #failed(error: unknown): void {
    if (
      error instanceof ApiError &&
      error.code === 'conflict' &&
      typeof error.details.revision === 'number'
    ) {
      const { files, revision, by } = error.details
      this.#join((files ?? {}) as ChangedFiles, revision, (by ?? []) as readonly string[])
    } else if (isRetryable(error)) {
      this.#set({ kind: 'away' })
      this.#timer = setTimeout(() => void this.#save(), AGAIN)
    } else this.#set({ kind: 'refused', error })
  }

  /** Merges changes of one file, if they affect different values. */
  #join(files: ChangedFiles, revision: number, by: readonly string[]): void {
    const joined = this.merged(files)
    if (joined) this.#take(files, revision, joined)
    else this.#set({ kind: 'conflict', files, by, revision })
  }

  /** Records the files of others as the new base of the local copy. */
  #take(files: ChangedFiles, revision: number, joined: FileChanges): void {
    this.#revision = revision
    this.#saved = withChanges(this.#saved, asChanges(files))
    this.#document.receive(joined)
    void this.#save()
  }

  /** When everything is saved, merges a copy left by another window. */
  #done(): void {
    this.#set({ kind: 'saved' })
    this.#takeLeft()
  }

  #set(state: SyncState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  /**
   * Stores unsaved changes with their base in this browser, in case of a crash.
   * @returns false without storage; saving to the server still works
   */
  #keep(): boolean {
    const changes = differences(this.#saved, this.#document.files)
    const from = Object.fromEntries(Object.keys(changes).map((path) => [path, this.#saved.get(path) ?? null]))
    return this.#copy.keep({ base: this.#revision, from, changes, happened: this.#untold() })
  }

  /** Merges the next copy left by another window, from its base. */
  #takeLeft(): void {
    for (let key = this.#left.shift(); key !== undefined; key = this.#left.shift()) {
      const edits = readCopy(key)
      const { files } = this.#document
      const isSaved =
        !edits ||
        Object.entries(edits.changes).every(([path, text]) => files.get(path) === (text ?? undefined))
      if (!isSaved) {
        this.#revision = edits.base
        this.#saved = withChanges(this.#saved, asChanges(edits.from))
        const of = edits.happened?.map((step) => ({ ...step, how: 'recovered' as const }))
        this.#document.apply({ name: 'recovered', ...(of ? { of } : {}) }, asChanges(edits.changes))
      }
      if (isSaved || this.#keep()) forgetCopy(key)
      if (!isSaved) return
    }
  }
}

function differences(before: Files, after: Files): Record<string, string | null> {
  const changes: Record<string, string | null> = {}
  for (const [path, text] of after) if (before.get(path) !== text) changes[path] = text
  for (const path of before.keys()) if (!after.has(path)) changes[path] = null
  return changes
}

function asChanges(changes: ChangedFiles): Map<string, string | undefined> {
  return new Map(Object.entries(changes).map(([path, text]) => [path, text ?? undefined]))
}
