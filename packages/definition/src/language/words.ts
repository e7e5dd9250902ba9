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

/** Several as one text, by the language's own rules (Intl.ListFormat): “A、B” and “A, B”. */
export function joinList(items: readonly string[], language: Language): string {
  const list = listFormat(language)
  const [, between = ', '] = list.formatToParts(['a', 'b', 'c']).map(({ value }) => value)
  return items.length > 1 && items.some((item) => item.includes(between.trim()))
    ? items.join(word('list-of-lists', language))
    : list.format(items)
}

const lists = new Map<Language, Intl.ListFormat>()

function listFormat(language: Language): Intl.ListFormat {
  let list = lists.get(language)
  if (!list)
    lists.set(language, (list = new Intl.ListFormat(language, { type: 'conjunction', style: 'narrow' })))
  return list
}
