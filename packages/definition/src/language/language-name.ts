import { remembered, SEVERAL } from '../cache/remembered.ts'
import { inEachLanguage } from './language.ts'
import type { Language, Texts } from './language.ts'

const namesIn = remembered(
  SEVERAL,
  (language: Language) => new Intl.DisplayNames([language], { type: 'language' }),
)

/** What a language is called in another: `en` is 英语 in `zh-CN`. A tag that is none stands for itself. */
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
