import { inLanguage, languageSaid, noneWord } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

/** The language in which a new form for a language is written: English where there are no words of it. */
export function startLanguage(language: Language): Language {
  return languageSaid(texts.title, language)
}

/** What an imported form and its agency are called until somebody names them. */
export function namesOfImported(language: Language): { readonly title: string; readonly agency: string } {
  return { title: inLanguage(texts.imported, language), agency: inLanguage(texts.agency, language) }
}

/** Marks a text of a template by its name in `texts.json`. */
const MARK = 't:'

/** A template with its texts in a language; what an applicant writes for nothing is that of the language. */
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
