import { createColors } from 'picocolors'
import { DEFAULT_LANGUAGE } from '@formwright/definition'
import type { Language } from '@formwright/definition'

export interface OutputOptions {
  readonly json: boolean
  /** The reader's; `undefined` where nobody chose one: the form's then. */
  readonly language: Language | undefined
}

/** What is written to: the process, or what stands for it in a test. */
export interface Streams {
  readonly stdout: Stream
  readonly stderr: Stream
}

interface Stream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** Where a command writes: data to standard output, messages to standard error. */
export class Output {
  readonly #terminal: Streams
  readonly #chosen: Language | undefined
  #language: Language
  readonly isJson: boolean
  readonly paint: ReturnType<typeof createColors>
  #progressShown = false

  constructor({ json, language }: OutputOptions, terminal: Streams) {
    this.#terminal = terminal
    this.isJson = json
    this.#chosen = language
    this.#language = language ?? DEFAULT_LANGUAGE
    this.paint = createColors(!json && terminal.stdout.isTTY === true && process.env.NO_COLOR === undefined)
  }

  get language(): Language {
    return this.#language
  }

  /** Speaks the language of a form from here on, unless another was chosen. */
  useLanguageOf(form: Language): void {
    this.#language = this.#chosen ?? form
  }

  /** A line for people; silent when the output is for machines. */
  line(text = ''): void {
    if (this.isJson) return
    this.#clearProgress()
    this.#terminal.stdout.write(`${text}\n`)
  }

  /** A value for machines, as one line; silent when the output is for people. */
  json(value: unknown): void {
    if (this.isJson) this.#terminal.stdout.write(`${JSON.stringify(value)}\n`)
  }

  /** Data itself, whoever reads it. */
  data(text: string): void {
    this.#terminal.stdout.write(text)
  }

  /** A message about the run itself. */
  error(text: string): void {
    this.#clearProgress()
    this.#terminal.stderr.write(`${text}\n`)
  }

  /** How far a long run is; overwritten in a terminal, left out elsewhere. */
  progress(text: string): void {
    if (!this.#terminal.stderr.isTTY) return
    this.#terminal.stderr.write(`\r\u001B[K${text}`)
    this.#progressShown = true
  }

  #clearProgress(): void {
    if (this.#progressShown) this.#terminal.stderr.write('\r\u001B[K')
    this.#progressShown = false
  }
}
