import { languageOf, matching, productLanguages, sameLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** What is written in a language, with its translations: language → texts. */
interface Written {
  readonly language?: Language
  readonly texts: Readonly<Record<Language, unknown>>
}

/** The language of a form, and the product's others into which it is translated. */
export function languagesOf({ texts, ...form }: Written): Language[] {
  const own = languageOf(form)
  const others = productLanguages()
    .map(({ tag }) => tag)
    .filter((tag) => !sameLanguage(tag, own) && matching(texts, tag) !== undefined)
  return [own, ...others]
}
