import type { PaperFormat, PaperReport } from '@formwright/api'
import PQueue from 'p-queue'
import type { Piscina } from 'piscina'
import type { FormBundle, Terms } from '@formwright/definition'
import { HttpError } from '../http/errors.ts'
import { threadPool } from '../jobs/thread-pool.ts'

export interface PrintTask {
  readonly format: PaperFormat
  readonly bundle: FormBundle
  /** None for the blank form. */
  readonly answers?: unknown
  /** Terms of the application. */
  readonly terms?: Terms | undefined
  /** The answers for the verification code, if they differ. */
  readonly verifies?: unknown
  readonly draft: boolean
  /** URL prefix of the verification code, for the QR code. */
  readonly verify?: string
}

export interface PrintedFile {
  readonly bytes: Uint8Array
  /** For a PDF: start pages of parts, overflows, verification code. */
  readonly report?: PaperReport
}

export const CONTENT_TYPES: Readonly<Record<PaperFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const THREADS = 2
/** Maximum text length: twenty times a long declaration, a few seconds of work. */
const MAX_LETTERS = 150_000
/** Priority in the queue: signed-in people, then exports, then anonymous prints. */
const PRIORITY = { person: 2, export: 1, stranger: 0 } as const
/** Maximum number of waiting prints of signed-in people. */
const WAITING = 60
/** Limits for anonymous prints: one at a time, a bounded queue, and a limit per address. */
const STRANGERS_AT_ONCE = 1
const STRANGERS_WAITING = 12
const STRANGERS_OF_ONE_ADDRESS = 4
const WITHIN_MS = 60_000
/** Idle time after which a thread ends; it caches the fonts. */
const IDLE_MS = 120_000
const WORKER = new URL('../../dist/printing/worker.js', import.meta.url)

/** The requester of a print; anonymous ones are distinguished by address. */
export type PrintedFor =
  | { readonly kind: 'person' }
  | { readonly kind: 'export' }
  | { readonly kind: 'stranger'; readonly address: string }

/** Prints in worker threads. */
export class Printing {
  #pool: Piscina | undefined
  readonly #queue = new PQueue({ concurrency: THREADS })
  readonly #strangers = new PQueue({ concurrency: STRANGERS_AT_ONCE })
  readonly #addresses = new Map<string, number>()

  /** @throws HttpError when the queue is full, or when the text is too long */
  async print(task: PrintTask, by: PrintedFor): Promise<PrintedFile> {
    if (lengthOf(task.answers) > MAX_LETTERS)
      throw new HttpError('too-large', 'There is too much text to print')
    if (by.kind === 'stranger') return this.#forStranger(task, by.address)
    const priority = PRIORITY[by.kind]
    if (by.kind === 'person' && this.#queue.sizeBy({ priority }) >= WAITING) throw tooMany()
    return this.#run(task, priority)
  }

  /** The layout report of a PDF. */
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

  /** Limits anonymous prints to their share of the threads. */
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

/** The length of the printed answers, without lists and file names. */
function lengthOf(answers: unknown): number {
  const { lists: _lists, attachments: _files, ...printed } = (answers ?? {}) as Record<string, unknown>
  return JSON.stringify(printed).length
}
