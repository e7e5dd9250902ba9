import { plainForms, remembered } from '@formwright/definition'
import words from './none-words.json' with { type: 'json' }

/** “Nothing to report” in all languages, without spaces and punctuation. */
const NONE_WORDS: ReadonlySet<string> = new Set(Object.values(words).flat())

const ACCENTED = /[\u00c0-\u024f]|\p{M}/u
const SEPARATORS = /[\s\p{P}\p{S}]/gu
/** A letter that is unchanged in plain form, with no ignorable sign before it. */
const PLAIN_START = /^[A-Za-z\u4e00-\u9fff]/
const LETTER = /[^\s\p{P}\p{S}]/u
const FIRST_LETTERS: ReadonlySet<string> = new Set([...NONE_WORDS].map((word) => word[0]!))

/**
 * Whether a text means “nothing to report” in other words, or consists of dashes only.
 * @param none the form's own word
 */
export function meansNone(value: unknown, none: string): boolean {
  if (typeof value !== 'string' || value.length > 60) return false
  // fast path: most texts begin differently from any such word
  if (PLAIN_START.test(value) && !mayStartWith(value[0]!.toLowerCase(), none)) return false
  const plain = plainForms(value)
  const first = plain.search(LETTER)
  if (first >= 0 && !mayStartWith(bare(String.fromCodePoint(plain.codePointAt(first)!)), none)) return false
  if (/^\s*[\p{Pd}/\\_−]+\s*$/u.test(plain)) return true
  const word = bare(plain)
  return NONE_WORDS.has(word) || (word !== '' && word === ownWord(none))
}

/** Whether such a word begins with a given lower-case letter without accent. */
function mayStartWith(char: string, none: string): boolean {
  return FIRST_LETTERS.has(char) || ownWord(none).startsWith(char)
}

/** A text in plain form without spaces, punctuation and accents. */
function bare(plain: string): string {
  const word = plain.toLowerCase().replaceAll(SEPARATORS, '')
  return ACCENTED.test(word) ? word.normalize('NFD').replaceAll(/\p{M}/gu, '') : word
}

/** The form's own word in the same normal form. */
const ownWord = remembered(100, (none: string) => bare(plainForms(none)))
