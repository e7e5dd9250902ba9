import { remembered, SEVERAL } from '../cache/remembered.ts'
import type { Language } from './language.ts'

type CodeOf = 'language' | 'script' | 'region'

/** Made when one is asked for, as most pages ask for none. */
const namesOf = remembered(SEVERAL, (type: CodeOf) => new Intl.DisplayNames('en', { type, fallback: 'none' }))

/** The English name of a code. */
function inEnglish(type: CodeOf, code: string): string | undefined {
  return namesOf(type).of(code)
}

/**
 * A code of BCP 47 whose language, script and region have names, or which is for private use (ISO 639-2: qaa
 * to qtz).
 */
export function isLanguage(code: string): boolean {
  try {
    const { language, script, region } = new Intl.Locale(code)
    return (
      (/^q[a-t][a-z]$/.test(language) || inEnglish('language', language) !== undefined) &&
      (script === undefined || inEnglish('script', script) !== undefined) &&
      (region === undefined || inEnglish('region', region) !== undefined)
    )
  } catch {
    return false
  }
}

/**
 * The code that was meant by what is none, or is none as it is written: `zh_CN`, `FR`, `zh-hant`, `french`,
 * `cn`. Empty where none was.
 */
export function languageMeant(code: string): Language | '' {
  const plain = code.trim().replaceAll('_', '-')
  if (isLanguage(plain)) return Intl.getCanonicalLocales(plain)[0]!
  if (/^[a-z]{2}$/i.test(plain)) {
    const { language, region } = new Intl.Locale(`und-${plain}`).maximize()
    return region === plain.toUpperCase() && language !== 'und' && language !== 'en'
      ? `${language}-${region}`
      : ''
  }
  const name = plain.toLowerCase()
  return codesOfTwo().find((tag) => inEnglish('language', tag)?.toLowerCase() === name) ?? ''
}

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz']

/** Codes of two letters, those of languages among them. */
function codesOfTwo(): readonly string[] {
  return LETTERS.flatMap((one) => LETTERS.map((other) => one + other))
}
