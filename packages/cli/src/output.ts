import { createColors } from 'picocolors'
import { DEFAULT_LANGUAGE, productLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'

export interface OutputOptions {
  readonly json: boolean
  /** The reader's; `undefined` where nobody chose one: the form's then. */
  readonly language: Language | undefined
}

/** Where a command writes: data to standard output, messages to standard error. */
export class Output {
  readonly #chosen: Language | undefined
  #language: Language
  readonly isJson: boolean
  readonly paint: ReturnType<typeof createColors>
  #progressShown = false

  constructor({ json, language }: OutputOptions) {
    this.isJson = json
    this.#chosen = language
    this.#language = language ?? DEFAULT_LANGUAGE
    this.paint = createColors(!json && process.stdout.isTTY && process.env.NO_COLOR === undefined)
  }

  get language(): Language {
    return this.#language
  }

  /** Speaks the language of a form from here on, unless another was chosen. */
  speakLike(form: Language): void {
    this.#language = this.#chosen ?? productLanguage(form)
  }

  /** A line for people; silent when the output is for machines. */
  line(text = ''): void {
    if (this.isJson) return
    this.#clearProgress()
    process.stdout.write(`${text}\n`)
  }

  /** A value for machines, as one line; silent when the output is for people. */
  json(value: unknown): void {
    if (this.isJson) process.stdout.write(`${JSON.stringify(value)}\n`)
  }

  /** A message about the run itself. */
  error(text: string): void {
    this.#clearProgress()
    process.stderr.write(`${text}\n`)
  }

  /** How far a long run is; overwritten in a terminal, left out elsewhere. */
  progress(text: string): void {
    if (!process.stderr.isTTY) return
    process.stderr.write(`\r\u001B[K${text}`)
    this.#progressShown = true
  }

  #clearProgress(): void {
    if (this.#progressShown) process.stderr.write('\r\u001B[K')
    this.#progressShown = false
  }
}
