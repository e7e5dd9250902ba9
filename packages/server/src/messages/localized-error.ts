import type { Language } from '@formwright/definition'
import messages from './messages.json' with { type: 'json' }

export type MessageCode = keyof typeof messages

/** What keeps a command or the start of a server from being done, for whoever sits at the terminal, in their language. */
export class LocalizedError extends Error {
  readonly code: MessageCode
  readonly values: Readonly<Record<string, string | number>>

  constructor(code: MessageCode, values: Readonly<Record<string, string | number>> = {}) {
    super(messageIn('en', code, values))
    this.code = code
    this.values = values
  }

  in(language: Language): string {
    return messageIn(language, this.code, this.values)
  }
}

/** A message of the catalogue with its placeholders filled. */
export function messageIn(
  language: Language,
  code: MessageCode,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return messages[code][language === 'en' ? 'en' : 'zh'].replaceAll(/\{(\w+)\}/g, (_, key: string) =>
    String(values[key] ?? ''),
  )
}
