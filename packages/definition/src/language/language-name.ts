import type { Language } from './language.ts'

const names = new Map<Language, Intl.DisplayNames>()

/** What a language is called in another: `en` is 英语 in `zh-CN`. A tag that is none stands for itself. */
export function languageName(tag: Language, language: Language): string {
  let known = names.get(language)
  if (!known) names.set(language, (known = new Intl.DisplayNames([language], { type: 'language' })))
  try {
    return known.of(tag) ?? tag
  } catch {
    return tag
  }
}
