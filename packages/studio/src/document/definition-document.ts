import type { FileMap } from '@formwright/definition'
import { withChanges } from './file-edits.ts'
import type { FileChanges } from './file-edits.ts'
import { joinFile } from './join-files.ts'

/** The name of an edit in the list of steps: a name in the catalogue, and values for its placeholders. */
export interface StepName {
  readonly name: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** A step as others are told of it, and how it came about: recovered ones were in this browser only. */
export interface ToldStep extends StepName {
  readonly how: 'made' | 'undone' | 'redone' | 'recovered'
}

/** One step of the history: every file that it changed, before and after. */
export interface HistoryStep extends StepName {
  /** The steps that this one recovers. */
  readonly of?: readonly ToldStep[]
  readonly before: FileChanges
  readonly after: FileChanges
  /** Consecutive steps of the same group are merged, for example while a label is typed. */
  readonly group: string | undefined
  readonly at: number
}

/** Maximum pause between edits of one group that are merged into one step, in milliseconds. */
const PAUSE = 2000
/** Maximum number of steps that can be undone. */
export const STEPS_KEPT = 1000

/**
 * The files of a form folder while they are edited, with undo. Each change is a step that may involve several
 * files. Undo restores their exact text, except for changes that others made in the meantime. Views read
 * `files` and are notified by `subscribe`.
 */
export class DefinitionDocument {
  #files: FileMap
  #done: HistoryStep[] = []
  #undone: HistoryStep[] = []
  readonly #listeners = new Set<() => void>()
  readonly #now: () => number

  /** @param done steps stored by an earlier visit, oldest first, which can be undone as well */
  constructor(files: FileMap, now: () => number = Date.now, done: readonly HistoryStep[] = []) {
    this.#files = new Map(files)
    this.#now = now
    this.#done = done.map((step) => ({ ...step, group: undefined }))
  }

  get files(): FileMap {
    return this.#files
  }

  /** The steps that can be undone, oldest first. */
  get steps(): readonly HistoryStep[] {
    return this.#done
  }

  get undone(): readonly HistoryStep[] {
    return this.#undone
  }

  /** Applies the changes of one edit; without an actual change there is no step. */
  apply(step: StepName & Pick<HistoryStep, 'of'>, changes: FileChanges, group?: string): void {
    const after = new Map([...changes].filter(([path, text]) => this.#files.get(path) !== text))
    if (after.size === 0) return
    const before = new Map([...after.keys()].map((path) => [path, this.#files.get(path)]))
    const at = this.#now()
    const last = this.#done.at(-1)
    const joins =
      group !== undefined && last?.group === group && at - last.at < PAUSE && this.#undone.length === 0
    if (joins) {
      // a merged step keeps the name and values of its first edit, such as the field's old label
      this.#done[this.#done.length - 1] = {
        ...last,
        at,
        before: new Map([...before, ...last.before]),
        after: new Map([...last.after, ...after]),
      }
    } else {
      this.#done = [...this.#done.slice(1 - STEPS_KEPT), { ...step, group, at, before, after }]
    }
    this.#undone = []
    this.#write(after)
  }

  /** Adds consequences of the last step to it, so that they are undone together. */
  amend(changes: FileChanges): void {
    const last = this.#done.at(-1)
    const after = new Map([...changes].filter(([path, text]) => this.#files.get(path) !== text))
    if (!last || after.size === 0) return
    const before = new Map([...after.keys()].map((path) => [path, this.#files.get(path)]))
    this.#done = [
      ...this.#done.slice(0, -1),
      { ...last, before: new Map([...before, ...last.before]), after: new Map([...last.after, ...after]) },
    ]
    this.#write(after)
  }

  undo(): HistoryStep | undefined {
    const step = this.#done.at(-1)
    if (!step) return undefined
    this.#done = this.#done.slice(0, -1)
    this.#undone = [...this.#undone, step]
    this.#write(this.#joined(step.after, step.before))
    return step
  }

  redo(): HistoryStep | undefined {
    const step = this.#undone.at(-1)
    if (!step) return undefined
    this.#undone = this.#undone.slice(0, -1)
    this.#done = [...this.#done, { ...step, group: undefined }]
    this.#write(this.#joined(step.before, step.after))
    return step
  }

  /** Takes over changes made by others. They are not part of the history, so undo does not revert them. */
  receive(changes: FileChanges): void {
    this.#write(changes)
  }

  /** @returns a function that unsubscribes */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /**
   * An own step, undone or redone on the current files: changes that others made since are kept, and win
   * where both changed the same value.
   */
  #joined(from: FileChanges, to: FileChanges): FileChanges {
    const theirs = this.#files
    const versions = { before: withChanges(theirs, from), own: withChanges(theirs, to), theirs }
    return new Map([...to.keys()].map((path) => [path, joinFile(path, versions, 'theirs')?.text]))
  }

  #write(changes: FileChanges): void {
    this.#files = withChanges(this.#files, changes)
    for (const listener of this.#listeners) listener()
  }
}
