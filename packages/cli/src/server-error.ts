import { joinList } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { say } from './texts.ts'
import type { TextName } from './texts.ts'

/** What a text says of the server; of several, as of people, the names. */
type Values = Readonly<Record<string, string | readonly string[]>>

/** A server that cannot be asked, or that refuses what it was asked. */
export class ServerError extends Error {
  readonly #text: TextName
  readonly #values: Values

  constructor(text: TextName, values: Values) {
    super(`${text} ${Object.values(values).join(' ')}`)
    this.name = 'ServerError'
    this.#text = text
    this.#values = values
  }

  inWords(language: Language): string {
    const values = Object.entries(this.#values).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : joinList([...value], language),
    ])
    return say(this.#text, language, Object.fromEntries(values))
  }
}
