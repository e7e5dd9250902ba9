import { remembered, SEVERAL } from '../cache/remembered.ts'
import { speaker } from './speaker.ts'
import { DEFAULT_LANGUAGE } from './language.ts'
import type { Language } from './language.ts'
import words from './words.json' with { type: 'json' }

/** A word that no single room owns: yes, no, what stands between a label and its value. */
export const word = speaker(words)

/**
 * What an applicant writes where there is nothing to report, in forms of the default language (instruction 2
 * of the first declaration).
 */
export const DEFAULT_NONE = word('none', DEFAULT_LANGUAGE)

export type WordName = keyof typeof words

export function yesNo(value: boolean, language: Language): string {
  return word(value ? 'yes' : 'no', language)
}

/**
 * Several as one text, by the language's own rules (Intl.ListFormat): “A、B” and “A, B”. No word stands
 * between them: the sentence around them may be said in another language than the form is written in.
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
