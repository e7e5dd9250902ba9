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

const inEnglish = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** A code of BCP 47 whose language has a name, or is for private use (ISO 639-2: qaa to qtz). */
export function isLanguage(code: string): boolean {
  const base = code.split('-')[0]!
  try {
    return (
      Intl.getCanonicalLocales(code).length > 0 &&
      (/^q[a-t][a-z]$/.test(base) || inEnglish.of(base) !== undefined)
    )
  } catch {
    return false
  }
}
