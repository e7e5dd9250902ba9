import { plainForms } from '@formwright/definition'
import words from './none-words.json' with { type: 'json' }

/** What people write for “nothing to report” in whatever language, without spaces and punctuation. */
const NONE_WORDS: ReadonlySet<string> = new Set(Object.values(words).flat())

const SEPARATORS = /[\s\p{P}\p{S}]/gu

/**
 * Whether a text says in other words, or with nothing but dashes or strokes, that there is nothing to report.
 * @param none the form's own word for it
 */
export function meansNone(value: unknown, none: string): boolean {
  if (typeof value !== 'string' || value.length > 60) return false
  const plain = bare(value)
  return (
    /^[\p{Pd}/\\_−]+$/u.test(plainForms(value).trim()) ||
    NONE_WORDS.has(plain) ||
    (plain !== '' && plain === bare(none))
  )
}

function bare(text: string): string {
  return plainForms(text).toLowerCase().replaceAll(SEPARATORS, '')
}
