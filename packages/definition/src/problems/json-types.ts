import { inEachLanguage, inLanguage } from '../language/language.ts'
import type { Texts } from '../language/language.ts'
import types from './json-types.json' with { type: 'json' }

/** JSON types in words that people know. */
const TYPES: Readonly<Record<string, Texts>> = types

/** One type or several, as “a number or a text”. What is no type stays as it is. */
export function jsonTypeTexts(...names: readonly string[]): Texts {
  return inEachLanguage((language) => {
    const words = names.map((name) => {
      const texts = TYPES[name]
      return texts ? inLanguage(texts, language) : name
    })
    return new Intl.ListFormat(language, { type: 'disjunction' }).format(words)
  })
}
