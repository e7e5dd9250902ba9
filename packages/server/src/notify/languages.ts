import { inEachLanguage, languageOf, matching, sameLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** A form's language and its translations: language → texts. */
interface TranslatedForm {
  readonly language?: Language
  readonly texts: Readonly<Record<Language, unknown>>
}

/**
 * The language of a form and those of its translations that a catalogue has; default: the product's
 * catalogue.
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
