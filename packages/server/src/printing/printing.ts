import type { PaperFormat, PaperReport } from '@formwright/api'
import PQueue from 'p-queue'
import type { Piscina } from 'piscina'
import type { FormBundle, Terms } from '@formwright/definition'
import { HttpError } from '../http/errors.ts'
import { threadPool } from '../jobs/thread-pool.ts'

export interface PrintTask {
  readonly format: PaperFormat
  readonly bundle: FormBundle
  /** Nothing gives the blank form. */
  readonly answers?: unknown
  /** Of the application that they are of. */
  readonly terms?: Terms | undefined
  /** The answers that the verification code is of, where they are others. */
  readonly verifies?: unknown
  readonly draft: boolean
  /** Address before the verification code, for the QR code. */
  readonly verify?: string
}

export interface PrintedFile {
  readonly bytes: Uint8Array
  /** Of a PDF: where its parts start, what does not fit, and its verification code. */
  readonly report?: PaperReport
}

export const CONTENT_TYPES: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const THREADS = 2
/**
 * Letters of answers that are printed: twenty times what a long declaration has, and a few seconds of work.
 */
const MAX_LETTERS = 150_000
/** Who waits for a print decides when its turn comes: people at work first, then exports, strangers last. */
const PRIORITY = { person: 2, export: 1, stranger: 0 } as const
/** Waiting prints of people at work; who comes after them is told to try again. */
const WAITING = 60
/**
 * Prints of people who are not signed in: one at a time, so many that wait, and of one address so many of
 * these.
 */
const STRANGERS_AT_ONCE = 1
const STRANGERS_WAITING = 12
const STRANGERS_OF_ONE_ADDRESS = 4
const WITHIN_MS = 60_000
/** A thread keeps the typefaces; it goes when nobody printed for so long. */
const IDLE_MS = 120_000
const WORKER = new URL('../../dist/printing/worker.js', import.meta.url)

/** For whom something is printed. Strangers, who are not signed in, are distinguished by their address. */
export type PrintedFor =
  | { readonly kind: 'person' }
  | { readonly kind: 'export' }
  | { readonly kind: 'stranger'; readonly address: string }

/** Prints in threads beside the server. */
export class Printing {
  #pool: Piscina | undefined
  readonly #queue = new PQueue({ concurrency: THREADS })
  readonly #strangers = new PQueue({ concurrency: STRANGERS_AT_ONCE })
  readonly #addresses = new Map<string, number>()

  /** @throws HttpError when too many wait, or when there is more text than any declaration has */
  async print(task: PrintTask, by: PrintedFor): Promise<PrintedFile> {
    if (lengthOf(task.answers) > MAX_LETTERS)
      throw new HttpError('too-large', 'There is too much text to print')
    if (by.kind === 'stranger') return this.#forStranger(task, by.address)
    const priority = PRIORITY[by.kind]
    if (by.kind === 'person' && this.#queue.sizeBy({ priority }) >= WAITING) throw tooMany()
    return this.#run(task, priority)
  }

  /** How something comes out as PDF. */
  async report(task: Omit<PrintTask, 'format'>, by: PrintedFor): Promise<PaperReport> {
    const { report } = await this.print({ ...task, format: 'pdf' }, by)
    if (!report) throw new Error('Every PDF comes with a report')
    return report
  }

  async stop(): Promise<void> {
    this.#strangers.clear()
    this.#queue.clear()
    await this.#pool?.destroy()
  }

  /** Strangers never take more than their share of the threads, whatever they send. */
  async #forStranger(task: PrintTask, address: string): Promise<PrintedFile> {
    const waiting = this.#addresses.get(address) ?? 0
    if (waiting >= STRANGERS_OF_ONE_ADDRESS || this.#strangers.size >= STRANGERS_WAITING) throw tooMany()
    this.#addresses.set(address, waiting + 1)
    try {
      return await this.#strangers.add(() => this.#run(task, PRIORITY.stranger))
    } finally {
      const left = this.#addresses.get(address)! - 1
      if (left > 0) this.#addresses.set(address, left)
      else this.#addresses.delete(address)
    }
  }

  async #run(task: PrintTask, priority: number): Promise<PrintedFile> {
    const signal = AbortSignal.timeout(WITHIN_MS)
    try {
      return await this.#queue.add(
        () =>
          (this.#pool ??= threadPool(WORKER, THREADS, IDLE_MS)).run(task, { signal }) as Promise<PrintedFile>,
        { priority, signal },
      )
    } catch (error) {
      throw signal.aborted ? tooMany() : error
    }
  }
}

function tooMany(): HttpError {
  return new HttpError('too-many', 'Too many people are printing at the moment: try again in a minute')
}

/** The length of what is printed of answers; lists and the names of files are not. */
function lengthOf(answers: unknown): number {
  const { lists: _lists, attachments: _files, ...printed } = (answers ?? {}) as Record<string, unknown>
  return JSON.stringify(printed).length
}
