import type { FormBundle, Problem, Translated } from '@formwright/definition'
import type { Change } from '@formwright/authoring'
import type { Piscina } from 'piscina'
import { threadPool } from '../jobs/thread-pool.ts'
import type { PublishedEdition } from './publish.ts'

/** The files of a form folder: path → text. */
export type Files = Readonly<Record<string, string>>

/** Questions about a definition draft. */
export type DefinitionTask =
  | { readonly ask: 'editions'; readonly files: Files }
  | { readonly ask: 'archive'; readonly files: Files }
  | { readonly ask: 'check'; readonly files: Files; readonly edition: string }
  | {
      readonly ask: 'others'
      readonly before: Files
      readonly files: Files
      readonly kept: Files
      readonly edition: string
    }
  | { readonly ask: 'publish'; readonly files: Files; readonly edition: string }
  | {
      readonly ask: 'compare'
      readonly before: Files
      readonly beforeEdition: string
      readonly files: Files
      readonly edition: string
    }
  | { readonly ask: 'bundle'; readonly files: Files; readonly edition: string }
  | { readonly ask: 'revise'; readonly files: Files; readonly edition: string; readonly next: string }

/** The effect of a draft on another edition of its form. */
interface OtherEdition {
  readonly edition: string
  readonly title: string
  /** Whether it shares changed files, and so keeps copies of the old ones. */
  readonly keeps: boolean
  /** What would change in it if it followed. */
  readonly changes: readonly Change[]
  /** Its texts in other languages, those of the version with the changes first. */
  readonly versions: readonly Translated[]
  /** Number of errors that it would then have. */
  readonly errors: number
  /** Errors caused by files shared by all editions. */
  readonly broken: readonly Problem[]
}

/** The answers to each question. */
export interface DefinitionAnswers {
  /** The readable editions, with titles. */
  readonly editions: readonly {
    readonly edition: string
    readonly title: string
    readonly editionTitle: string
  }[]
  /** A ZIP of the files. */
  readonly archive: Uint8Array
  readonly check: readonly Problem[]
  /** Other editions affected by changes of shared files. */
  readonly others: readonly OtherEdition[]
  /** The published edition, or the problems found by the gate. */
  readonly publish: { readonly published: PublishedEdition } | { readonly problems: readonly Problem[] }
  /** `undefined` if either cannot be parsed. */
  readonly compare:
    | { readonly changes: readonly Change[]; readonly versions: readonly Translated[] }
    | undefined
  /** `undefined` if it cannot be parsed. */
  readonly bundle: FormBundle | undefined
  /**
   * The files including the next edition; `undefined` if the current one has errors or the next one exists.
   */
  readonly revise: Files | undefined
}

const THREADS = 1
const IDLE_MS = 60_000
const WITHIN_MS = 60_000
const WORKER = new URL('../../dist/published/worker.js', import.meta.url)

/** Checks, compares and compiles definitions in a worker thread: a large one takes seconds. */
export class DefinitionChecks {
  #pool: Piscina | undefined

  ask<Task extends DefinitionTask>(task: Task): Promise<DefinitionAnswers[Task['ask']]> {
    const pool = (this.#pool ??= threadPool(WORKER, THREADS, IDLE_MS))
    return pool.run(task, { signal: AbortSignal.timeout(WITHIN_MS) }) as Promise<
      DefinitionAnswers[Task['ask']]
    >
  }

  async stop(): Promise<void> {
    await this.#pool?.destroy()
  }
}
