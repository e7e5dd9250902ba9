import { inLanguage, languageSaid, noneWord } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

/** The language of a new form: the requested one, or English if the template has no texts in it. */
export function startLanguage(language: Language): Language {
  return languageSaid(texts.title, language)
}

/** The initial titles of an imported form and its agency. */
export function namesOfImported(language: Language): { readonly title: string; readonly agency: string } {
  return { title: inLanguage(texts.imported, language), agency: inLanguage(texts.agency, language) }
}

/** Marks a text of a template by its name in `texts.json`. */
const MARK = 't:'

/** A template with its texts in a language, including the “none” word. */
export function inWords(json: unknown, language: Language): unknown {
  if (typeof json === 'string')
    return json.startsWith(MARK) ? textIn(json.slice(MARK.length), language) : json
  if (Array.isArray(json)) return json.map((item) => inWords(item, language))
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, inWords(value, language)]))
}

function textIn(name: string, language: Language): string {
  return inLanguage(texts[name as keyof typeof texts], language).replaceAll('{none}', noneWord({ language }))
}
