import { remembered, SEVERAL } from '../cache/remembered.ts'
import languages from './languages.json' with { type: 'json' }

/** A BCP 47 language tag such as `zh-CN`, `en` or `fr-CA`. */
export type Language = string

/** The language of a form that names none, and of a reader who chose none. */
export const DEFAULT_LANGUAGE: Language = 'zh-CN'

/** A script as named by Unicode. */
type Script = 'Han' | 'Latin'

/** A text in each language: language tag → text. */
export type Texts = Readonly<Record<string, string>>

/** The fallback language for texts and readers that have none of the available ones. */
const FURTHER_LANGUAGE: Language = 'en'

/** Whether a tag is of the fallback language, regardless of region. */
export function isFurtherLanguage(tag: Language): boolean {
  return baseOf(tag) === FURTHER_LANGUAGE
}

/** The languages that the product's own texts are in, each with its name in itself. */
export function productLanguages(): { readonly tag: Language; readonly name: string }[] {
  return Object.entries(languages).map(([tag, { name }]) => ({ tag, name }))
}

/** The first language of the product that is written in a script. */
export function languageOfScript(script: Script): Language | undefined {
  return Object.entries(languages).find(([, language]) => language.script === script)?.[0]
}

/** A text in every language of the product: language → text. */
export function inEachLanguage(say: (language: Language) => string): Texts {
  return Object.fromEntries(productLanguages().map(({ tag }) => [tag, say(tag)]))
}

/**
 * The product language that best matches the requested ones, most preferred first (for example those of a
 * browser). Without a request the default; if none matches, English.
 */
export function productLanguage(...wanted: readonly (string | undefined)[]): Language {
  const tags = wanted.filter((tag): tag is Language => tag !== undefined && tag !== '')
  for (const tag of tags) {
    const fitting = matching(languages, tag)
    if (fitting !== undefined) return fitting
  }
  return tags.length === 0 ? DEFAULT_LANGUAGE : FURTHER_LANGUAGE
}

/**
 * The key that fits a language best (RFC 4647 lookup): `en-GB` finds `en-GB`, then `en`, then another `en-…`.
 * `undefined` where no key is of that language.
 */
export function matching(
  byLanguage: Readonly<Record<string, unknown>>,
  language: Language,
): string | undefined {
  for (let tag = language; tag !== ''; tag = tag.slice(0, Math.max(0, tag.lastIndexOf('-')))) {
    if (Object.hasOwn(byLanguage, tag)) return tag
  }
  const base = baseOf(language)
  return Object.keys(byLanguage).find((tag) => baseOf(tag) === base)
}

/** The entry of a catalogue for a language; English, or else the first entry, if there is none. */
export function inLanguage<T>(byLanguage: Readonly<Record<string, T>>, language: Language): T {
  return byLanguage[matching(byLanguage, language) ?? otherLanguage(byLanguage)]!
}

/** The language of the entry that `inLanguage` selects, whose plural rules apply. */
export function languageSaid(byLanguage: Readonly<Record<string, unknown>>, language: Language): Language {
  return matching(byLanguage, language) === undefined ? otherLanguage(byLanguage) : language
}

/** The product language used for a reader; dates within its sentences follow it. */
export function languageSpoken(language: Language): Language {
  return languageSaid(languages, language)
}

function otherLanguage(byLanguage: Readonly<Record<string, unknown>>): Language {
  return Object.hasOwn(byLanguage, FURTHER_LANGUAGE) ? FURTHER_LANGUAGE : Object.keys(byLanguage)[0]!
}

/**
 * A pattern that matches what the pattern of any language matches, because the language of user input is
 * unknown.
 */
export function inAnyLanguage(patterns: Texts): string {
  return Object.values(patterns).join('|')
}

/** A catalogue's text with each language's text put into something, such as a sentence around it. */
export function mapTexts(texts: Texts, map: (text: string, language: Language) => string): Texts {
  return Object.fromEntries(Object.entries(texts).map(([tag, text]) => [tag, map(text, tag)]))
}

/**
 * Whether two tags are of one language as it is written, whatever the region: `zh` and `zh-CN`, and not
 * `zh-Hant`.
 */
export function sameLanguage(one: Language, other: Language): boolean {
  return one === other || (baseOf(one) === baseOf(other) && scriptOf(one) === scriptOf(other))
}

/** Whether a language is written from right to left, by its script. */
export function isRightToLeft(language: Language): boolean {
  return RIGHT_TO_LEFT.has(scriptOf(language))
}

const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg'])

/** The script that a language is written in (ISO 15924), `Hans` or `Latn`; empty for what is no tag. */
export const scriptOf: (tag: Language) => string = remembered(SEVERAL, likelyScript)

function likelyScript(tag: Language): string {
  try {
    return new Intl.Locale(tag).maximize().script ?? ''
  } catch {
    // the tag is incomplete while it is being typed
    return ''
  }
}

function baseOf(language: Language): string {
  return language.split('-', 1)[0]!.toLowerCase()
}
