import { joinList } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { say } from './texts.ts'
import type { TextName } from './texts.ts'

/** Values of a message; several are joined as a list. */
type Values = Readonly<Record<string, string | readonly string[]>>

const STATES: Readonly<Record<string, TextName>> = {
  editing: 'draft-state-editing',
  'in-review': 'draft-state-in-review',
  approved: 'draft-state-approved',
}

/** A value as text: lists joined, times in local time, draft states by name. */
function inWords(name: string, value: string | readonly string[], language: Language): string {
  if (typeof value !== 'string') return joinList([...value], language)
  const state = name === 'state' ? STATES[value] : undefined
  if (state !== undefined) return say(state, language)
  const time = name === 'at' ? new Date(value) : undefined
  return time === undefined || Number.isNaN(time.getTime())
    ? value
    : new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(time)
}

/** An error of the server, or of the connection to it. */
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
    const values = Object.entries(this.#values).map(([name, value]) => [name, inWords(name, value, language)])
    return say(this.#text, language, Object.fromEntries(values))
  }
}
