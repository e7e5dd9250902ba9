import { Piscina } from 'piscina'
import type { FormBundle } from '@formwright/definition'
import type { Printed } from '@formwright/paper/node'
import { Refusal } from '../http/errors.ts'

export const FORMATS = ['pdf', 'docx', 'xlsx'] as const
export type PrintFormat = (typeof FORMATS)[number]

export interface PrintTask {
  readonly format: PrintFormat
  readonly bundle: FormBundle
  /** Nothing gives the blank form. */
  readonly answers?: unknown
  readonly draft: boolean
  /** Address before the verification code, for the QR code. */
  readonly verify?: string
}

export interface PrintedFile {
  readonly bytes: Uint8Array
  /** Of a PDF: where its parts start, what does not fit, and its verification code. */
  readonly report?: Omit<Printed, 'pdf'> & { readonly code?: string }
}

export const CONTENT_TYPES: Readonly<Record<PrintFormat, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

const THREADS = 2
/** Letters of answers that are printed: twenty times what a long declaration has, and a few seconds of work. */
const MAX_LETTERS = 150_000
/** Waiting prints; who comes after them is told to try again. */
const WAITING = 60
const WITHIN_MS = 60_000
/** A thread keeps the typefaces; it goes when nobody printed for so long. */
const IDLE_MS = 120_000
/** Threads run what is built, also where the sources run as they are. */
const WORKER = new URL('../../dist/paper/worker.js', import.meta.url)

/** Prints in threads beside the server. */
export class Printing {
  #pool: Piscina | undefined

  /** @throws Refusal when too many wait, or when there is more text than any declaration has */
  async print(task: PrintTask): Promise<PrintedFile> {
    if (lettersIn(task.answers) > MAX_LETTERS)
      throw new Refusal('too-large', 'There is too much text to print')
    this.#pool ??= startPool()
    if (this.#pool.queueSize >= WAITING)
      throw new Refusal('too-many', 'Too many people are printing at the moment: try again in a minute')
    return this.#pool.run(task, { signal: AbortSignal.timeout(WITHIN_MS) }) as Promise<PrintedFile>
  }

  async stop(): Promise<void> {
    await this.#pool?.destroy()
  }
}

/** The length of what is printed of answers; lists and the names of files are not. */
function lettersIn(answers: unknown): number {
  const { lists: _lists, attachments: _files, ...printed } = (answers ?? {}) as Record<string, unknown>
  return JSON.stringify(printed).length
}

function startPool(): Piscina {
  const pool = new Piscina({
    filename: WORKER.href,
    execArgv: [],
    minThreads: 0,
    maxThreads: THREADS,
    maxQueue: WAITING,
    idleTimeout: IDLE_MS,
  })
  // a thread that ends fails its task and nothing else
  pool.on('error', () => undefined)
  return pool
}
