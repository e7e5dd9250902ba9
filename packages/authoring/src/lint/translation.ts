import { closest, truncate, scriptOf } from '@formwright/definition'
import type { JsonSource, Language, Problem } from '@formwright/definition'
import { braceFault, placeholdersOf } from '@formwright/rules'
import { fileProblem } from './context.ts'
import { otherSize } from './translation-size.ts'
import { pluralProblems } from './plurals.ts'

/**
 * A translation must contain the placeholders of the original, and differ from it.
 * @param at where the translation stands in its file
 */
export function ofTranslation(
  source: JsonSource,
  at: string,
  language: Language,
  text: string,
  translation: string,
): Problem[] {
  const expected = placeholdersOf(text)
  const broken = expected.length > 0 ? braceFault(translation) : undefined
  if (broken !== undefined) return [fileProblem(source, at, 'template-syntax', { found: broken })]
  const found = placeholdersOf(translation)
  const lacking = expected.filter((name) => !found.includes(name))
  const unknown = found.find((name) => !expected.includes(name))
  for (const name of lacking) {
    const written = otherwise(translation, name)
    if (written !== undefined)
      return [fileProblem(source, at, 'placeholder-braces', { written, name: `{${name}}` })]
  }
  if (unknown !== undefined) {
    const meant = closest(unknown, lacking) || (lacking.length === 1 ? lacking[0]! : '')
    const suggestion = meant && `{${meant}}`
    return [fileProblem(source, at, 'translation-placeholder-unknown', { name: `{${unknown}}`, suggestion })]
  }
  if (lacking.length > 0)
    return [fileProblem(source, at, 'translation-placeholder', { name: lacking.map((name) => `{${name}}`) })]
  if (text === translation && isForeign(text, language))
    return [fileProblem(source, at, 'translation-copied', { text: shorten(text) })]
  const [odd] = scriptOf(language) === 'Latn' ? (OF_HAN.exec(withoutPlaceholders(translation)) ?? []) : []
  if (odd !== undefined) return [fileProblem(source, at, 'translation-script', { found: odd })]
  const [own, signs] = [signsIn(text), signsIn(translation)]
  if (own !== '' && signs !== '' && own !== signs)
    return [fileProblem(source, at, 'translation-sign', { wanted: own, written: signs })]
  const size = otherSize(source, at, text, translation)
  return size.length > 0 ? size : pluralProblems(source, at, translation, language)
}

/** Signs of Chinese, or words in it; one character may be quoted, as the word for nothing to report is. */
const OF_HAN = /[\u3001\u3002\uFF01\uFF08\uFF09\uFF0C\uFF1A\uFF1B\uFF1F]|\p{Script=Han}{2,}/u

function withoutPlaceholders(text: string): string {
  return text.replaceAll(/\{[^{}]*\}/g, ' ')
}

/** The comparison signs in a text, sorted; a translation may use words instead. */
function signsIn(text: string): string {
  const plain = text.normalize('NFKC').replaceAll('>=', '\u2265').replaceAll('<=', '\u2264')
  const signs = [...plain.matchAll(/[<>\u2264\u2265]/g)].map(([sign]) => sign)
  return signs.sort().join(' ')
}

/** A placeholder in the notation of another system or an input method. */
function otherwise(text: string, name: string): string | undefined {
  const written = name.replaceAll(/[^\w]/g, '\\$&')
  const marks = new RegExp(
    `[\\[(<\\uFF5B\\uFF08\\u3010]\\s*${written}\\s*[\\])>\\uFF5D\\uFF09\\u3011]|[%$]${written}\\b|\\{\\{\\s*${written}\\s*\\}\\}`,
  )
  return marks.exec(text)?.[0]
}

export function shorten(text: string): string {
  return text.length > 60 ? `${truncate(text, 60)}…` : text
}

/** A Chinese character. */
export const HAN = /\p{Script=Han}/u

/** This many words in a row are not a name that is the same in several languages. */
const SENTENCE = 5

/** Whether an unchanged text is untranslated rather than the same in both languages. */
function isForeign(text: string, language: Language): boolean {
  if (HAN.test(text)) return !isWrittenInHan(language)
  const words = text.replaceAll(/\{[^{}]*\}/g, ' ').match(/\p{Ll}{2,}/gu) ?? []
  return words.length >= SENTENCE
}

/** Whether a language is written in Chinese characters, possibly among others. */
export function isWrittenInHan(language: Language): boolean {
  const script = scriptOf(language)
  return script.startsWith('Han') || script === 'Jpan' || script === 'Kore'
}
