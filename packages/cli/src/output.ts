import { createColors } from 'picocolors'
import { DEFAULT_LANGUAGE } from '@formwright/definition'
import type { Language } from '@formwright/definition'

export interface OutputOptions {
  readonly json: boolean
  /** The selected language; `undefined` to use that of the form. */
  readonly language: Language | undefined
}

/** Output streams: those of the process, or replacements in tests. */
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

  /** Switches to the language of a form, unless one was selected. */
  useLanguageOf(form: Language): void {
    this.#language = this.#chosen ?? form
  }

  /** A line for people; omitted with `--json`. */
  line(text = ''): void {
    if (this.isJson) return
    this.#clearProgress()
    this.#terminal.stdout.write(`${text}\n`)
  }

  /** A JSON value on one line; omitted without `--json`. */
  json(value: unknown): void {
    if (this.isJson) this.#terminal.stdout.write(`${JSON.stringify(value)}\n`)
  }

  /** Raw data, in either mode. */
  data(text: string): void {
    this.#terminal.stdout.write(text)
  }

  /** A message on standard error. */
  error(text: string): void {
    this.#clearProgress()
    this.#terminal.stderr.write(`${text}\n`)
  }

  /** Progress of a long run, overwritten in a terminal, omitted elsewhere. */
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
