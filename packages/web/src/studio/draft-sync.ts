import type { DraftView } from '@formwright/api'
import { truncate } from '@formwright/definition'
import { joinFile, withChanges, withoutLostTexts } from '@formwright/studio'
import type { DefinitionDocument, FileChanges, Preferred, HistoryStep } from '@formwright/studio'
import { ApiError, call, isRetryable } from '../api/api.ts'
import { forgetCopy, LocalCopy, readCopy } from './local-copies.ts'
import type { ChangedFiles, EditedDraft } from './local-copies.ts'
import { keyOf, stepChanges } from './step-changes.ts'
import type { StepChanges } from './step-changes.ts'

/** Waits after the last change before it is saved, in milliseconds. */
const QUIET = 400
const AGAIN = 4000
/** A file is being typed in as long as its last change is no older than this, in milliseconds. */
const TYPED = 8000
/** Letters of what a save says of its steps. */
const MOST_STEP = 190

export type SyncState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  /** Not on the server yet; kept in this browser. */
  | { readonly kind: 'away' }
  /** Others, called `by`, changed the same place of these files: theirs, by path. */
  | {
      readonly kind: 'conflict'
      readonly files: ChangedFiles
      readonly by: readonly string[]
      /** The revision in which they have them. */
      readonly revision: number
    }
  | { readonly kind: 'refused'; readonly error: unknown }

type Files = ReadonlyMap<string, string>
type WordsOf = (steps: StepChanges) => string

/**
 * Keeps the document of a draft and the server together: saves what changed, takes in what others changed.
 */
export class DraftSync {
  readonly #document: DefinitionDocument
  readonly #id: string
  readonly #edition: string
  #revision: number
  /** The files as the server has them. */
  #saved: Files
  #state: SyncState = { kind: 'saved' }
  #timer: ReturnType<typeof setTimeout> | undefined
  #busy = false
  readonly #wordsOf: WordsOf
  /** The steps that there were when what is saved was last sent: later ones are told with the next save. */
  #savedSteps: readonly HistoryStep[]
  /** The same before what is being sent, until the server has it. */
  #sentFrom: readonly HistoryStep[] | undefined
  /** Keys of all steps that were there at some save. */
  readonly #told: Set<string>
  readonly #listeners = new Set<() => void>()
  readonly #end: () => void
  readonly #copy: LocalCopy
  /** Copies that other windows left behind, and that are not taken up yet. */
  readonly #left: string[]

  /**
   * @param wordsOf steps, with what was undone and redone, as a sentence: who changed what
   * @param left names of copies of the draft that other windows left behind
   */
  constructor(
    document: DefinitionDocument,
    { id, person, edition, revision }: EditedDraft & Pick<DraftView, 'edition' | 'revision'>,
    wordsOf: WordsOf,
    left: readonly string[] = [],
  ) {
    this.#wordsOf = wordsOf
    this.#document = document
    this.#id = id
    this.#edition = edition
    this.#revision = revision
    this.#saved = document.files
    // steps that were kept since an earlier visit have been told
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

  /** The revision that the server has, once nothing is on its way. */
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

  /** Saves at once what is not saved. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer)
    await this.#save()
  }

  /**
   * Takes in what others changed since `base`; where it is in files that are not saved here yet, saving joins
   * them. So it does with a file that is being typed in: a text that changed under the hands of who types it
   * would hold both.
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

  /** Settles a conflict: of the places that both changed, with one's own or with those of others. */
  settle(preferred: Preferred): void {
    if (this.#state.kind !== 'conflict') return
    const { files, revision } = this.#state
    const joined = this.merged(files, preferred)!
    this.#state = { kind: 'saving' }
    this.#take(files, revision, joined)
  }

  /**
   * One's own files put into those of others; `undefined` where both changed the same place, and nobody is
   * preferred.
   */
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
    // of a conflict nothing is saved over what others have until it is settled
    if (this.#busy || this.#state.kind === 'conflict') return
    const changes = differences(this.#saved, this.#document.files)
    if (Object.keys(changes).length === 0) return this.#done()
    this.#busy = true
    const savedSteps = this.#savedSteps
    const { steps } = this.#document
    const step = this.#untold()
    this.#sentFrom = savedSteps
    this.#savedSteps = steps
    try {
      const { revision, others } = await call('PATCH /definitions/drafts/:id', {
        params: { id: this.#id },
        body: { base: this.#revision, step, changes },
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

  /** What was done and the server does not have, in words. */
  #untold(): string {
    const steps = stepChanges(this.#sentFrom ?? this.#savedSteps, this.#document.steps, this.#told)
    return truncate(this.#wordsOf(steps), MOST_STEP)
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

  /** Puts one's own changes of a file into that of others, where they changed other places of it. */
  #join(files: ChangedFiles, revision: number, by: readonly string[]): void {
    const joined = this.merged(files)
    if (joined) this.#take(files, revision, joined)
    else this.#set({ kind: 'conflict', files, by, revision })
  }

  /** The files of others are known from now on: until then what is kept here was made from older ones. */
  #take(files: ChangedFiles, revision: number, joined: FileChanges): void {
    this.#revision = revision
    this.#saved = withChanges(this.#saved, asChanges(files))
    this.#document.receive(joined)
    void this.#save()
  }

  /** With everything saved here, what another window left behind is joined, too. */
  #done(): void {
    this.#set({ kind: 'saved' })
    this.#takeLeft()
  }

  #set(state: SyncState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }

  /**
   * What is not on the server yet stays in this browser, so that a crash loses nothing; with what it was made
   * from, so that what others change until it is found again stays too.
   * @returns false in a browser that keeps nothing, which still saves to the server
   */
  #keep(): boolean {
    const changes = differences(this.#saved, this.#document.files)
    const from = Object.fromEntries(Object.keys(changes).map((path) => [path, this.#saved.get(path) ?? null]))
    return this.#copy.keep({ base: this.#revision, from, changes, step: this.#untold() })
  }

  /** Goes on with the next copy that was left behind, from where it was made. */
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
        const name = edits.step
          ? { name: 'recovered-steps', values: { steps: edits.step } }
          : { name: 'recovered' }
        this.#document.apply(name, asChanges(edits.changes))
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
