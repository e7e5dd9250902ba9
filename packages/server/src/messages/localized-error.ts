import { inEachLanguage, speaker } from '@formwright/definition'
import type { Language, Texts, Values } from '@formwright/definition'
import messages from './messages.json' with { type: 'json' }

export type MessageCode = keyof typeof messages

/** An error that prevents a command or the start of a server, in the language of the terminal. */
export class LocalizedError extends Error {
  readonly code: MessageCode
  readonly values: Values

  constructor(code: MessageCode, values: Values = {}) {
    super(messageIn('en', code, values))
    this.code = code
    this.values = values
  }

  in(language: Language): string {
    return messageIn(language, this.code, this.values)
  }
}

const say = speaker(messages)

/** A catalogue message with its placeholders filled. */
export function messageIn(language: Language, code: MessageCode, values: Values = {}): string {
  return say(code, language, values)
}

/** A catalogue message in every language of the product. */
export function messageInEach(code: MessageCode, values: Values = {}): Texts {
  return inEachLanguage((language) => messageIn(language, code, values))
}
