import { inEachLanguage, languageOf, matching, sameLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** What is written in a language, with its translations: language → texts. */
interface TranslatedForm {
  readonly language?: Language
  readonly texts: Readonly<Record<Language, unknown>>
}

/**
 * The language of a form, and the others into which it is translated and that a catalogue speaks: that of the
 * product unless given.
 */
export function languagesOf(
  { texts, ...form }: TranslatedForm,
  catalogue: Readonly<Record<Language, unknown>> = inEachLanguage((tag) => tag),
): Language[] {
  const own = languageOf(form)
  const others = Object.keys(texts).filter(
    (tag) => !sameLanguage(tag, own) && matching(catalogue, tag) !== undefined,
  )
  return [own, ...others]
}
