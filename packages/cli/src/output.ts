import { createColors } from 'picocolors'
import type { Language } from '@formwright/definition'

export interface OutputOptions {
  readonly json: boolean
  readonly language: Language
}

/** Where a command writes: data to standard output, messages to standard error. */
export class Output {
  readonly language: Language
  readonly isJson: boolean
  readonly paint: ReturnType<typeof createColors>
  #progressShown = false

  constructor({ json, language }: OutputOptions) {
    this.isJson = json
    this.language = language
    this.paint = createColors(!json && process.stdout.isTTY && process.env.NO_COLOR === undefined)
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
