import type { FormBundle, Problem } from '@formwright/definition'
import type { Change } from '@formwright/authoring'
import type { Piscina } from 'piscina'
import { threadPool } from '../jobs/thread-pool.ts'
import type { PublishedEdition } from './publish.ts'

/** The files of a form folder: path → text. */
export type Files = Readonly<Record<string, string>>

/** What is asked about a definition under work. */
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

/** What a draft means for another edition of its form. */
interface OtherEdition {
  readonly edition: string
  readonly title: string
  /** Whether it shares files that were changed, and so keeps copies of them as they were. */
  readonly keeps: boolean
  /** What would change in it if it followed. */
  readonly changes: readonly Change[]
  /** Errors that it would have then. */
  readonly errors: number
  /** Errors that it has by what all editions share. */
  readonly broken: readonly Problem[]
}

/** What each question is answered with. */
export interface DefinitionAnswers {
  /** Those that can be read, as they are titled. */
  readonly editions: readonly {
    readonly edition: string
    readonly title: string
    readonly editionTitle: string
  }[]
  /** A ZIP of the files. */
  readonly archive: Uint8Array
  readonly check: readonly Problem[]
  /** The other editions that a change of files which they share concerns. */
  readonly others: readonly OtherEdition[]
  /** Ready for browsers, or what the gate says. */
  readonly publish: { readonly published: PublishedEdition } | { readonly problems: readonly Problem[] }
  /** Nothing where one of both cannot be read. */
  readonly compare: readonly Change[] | undefined
  /** Nothing where it cannot be read. */
  readonly bundle: FormBundle | undefined
  /**
   * The files with those of the next edition; nothing where the last one is not sound or the next is there.
   */
  readonly revise: Files | undefined
}

const THREADS = 1
const IDLE_MS = 60_000
const WITHIN_MS = 60_000
const WORKER = new URL('../../dist/published/worker.js', import.meta.url)

/** Checks, compares and compiles definitions in a thread beside the server: a large one takes seconds. */
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
