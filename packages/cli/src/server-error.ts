import type { Language } from '@formwright/definition'
import { say } from './texts.ts'
import type { TextName } from './texts.ts'

/** A server that cannot be asked, or that refuses what it was asked. */
export class ServerError extends Error {
  readonly #text: TextName
  readonly #values: Readonly<Record<string, string>>

  constructor(text: TextName, values: Readonly<Record<string, string>>) {
    super(`${text} ${Object.values(values).join(' ')}`)
    this.name = 'ServerError'
    this.#text = text
    this.#values = values
  }

  inWords(language: Language): string {
    return say(this.#text, language, this.#values)
  }
}
