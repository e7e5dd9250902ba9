import { remembered, SEVERAL } from '../cache/remembered.ts'
import { speaker } from './speaker.ts'
import type { Speaker } from './speaker.ts'
import { DEFAULT_LANGUAGE } from './language.ts'
import type { Language } from './language.ts'
import words from './words.json' with { type: 'json' }

const ofCatalogue = speaker(words)

/**
 * Shared words: yes, no, and separators between a label and its value. A label that ends in a mark of its own
 * (a question, a colon) gets no colon.
 */
export const word: Speaker<WordName> = (name, language, values = {}) =>
  ofCatalogue(
    name === 'label-and-value' && ENDED.test(String(values.label)) ? 'ended-label-and-value' : name,
    language,
    values,
  )

// a colon, question or exclamation mark, also of full width
const ENDED = /[:?!\uff1a\uff1f\uff01]\s*$/

/**
 * The default “nothing to report” word for forms in the default language (instruction 2 of the first
 * declaration).
 */
export const DEFAULT_NONE = word('none', DEFAULT_LANGUAGE)

export type WordName = keyof typeof words

export function yesNo(value: boolean, language: Language): string {
  return word(value ? 'yes' : 'no', language)
}

/**
 * Joins texts as a list by the language's rules (Intl.ListFormat): “A、B” and “A, B”. Without a conjunction,
 * because the surrounding sentence may be in another language than the items.
 */
export function joinList(items: readonly string[], language: Language): string {
  const between = betweenItems(language)
  const isNested = items.length > 1 && items.some((item) => item.includes(between.trim()))
  return items.join(isNested ? word('list-of-lists', language) : between)
}

const betweenItems = remembered(SEVERAL, (language: Language): string => {
  const list = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' })
  const parts = list.formatToParts(['1', '2', '3']).filter(({ type }) => type === 'literal')
  return parts.find(({ value }) => !/\p{L}/u.test(value))?.value ?? ', '
})
