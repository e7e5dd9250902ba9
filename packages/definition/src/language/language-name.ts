import { remembered, SEVERAL } from '../cache/remembered.ts'
import { inEachLanguage } from './language.ts'
import type { Language, Texts } from './language.ts'

const namesIn = remembered(
  SEVERAL,
  (language: Language) => new Intl.DisplayNames([language], { type: 'language' }),
)

/** The name of a language in another one: `en` is 英语 in `zh-CN`. An invalid tag is returned as is. */
export function languageName(tag: Language, language: Language): string {
  const names = namesIn(language)
  try {
    return names.of(tag) ?? tag
  } catch {
    return tag
  }
}

/** What a language is called in each language of the product. */
export function languageNames(tag: Language): Texts {
  return inEachLanguage((language) => languageName(tag, language))
}
