import { fill } from './fill.ts'
import type { Values } from './fill.ts'
import { inLanguage, languageSaid } from './language.ts'
import type { Language, Texts } from './language.ts'

/** Says a text of a catalogue in a language with its placeholders filled. */
export type Speaker<Name extends string> = (name: Name, language: Language, values?: Values) => string

/** Makes the speaker of a catalogue (name → language → text): `const say = speaker(texts)`. */
export function speaker<Name extends string>(catalogue: Readonly<Record<Name, Texts>>): Speaker<Name> {
  return (name, language, values = {}) =>
    fill(inLanguage(catalogue[name], language), values, languageSaid(catalogue[name], language))
}
