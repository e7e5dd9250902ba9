import { cutList, languageOf, scriptOf } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'
import { translatable } from './texts.ts'
import { HAN, isWrittenInHan, shorten } from './translation.ts'

/**
 * A text of a form is in its language, as far as letters tell: one that was copied from a form in another
 * stays as it was. All of them are told as one: the language may be what is wrong.
 */
export const otherScript: LintCheck = (context) => {
  const language = languageOf(context.bundle.form)
  const isOther = foreignTo(language)
  const foreign = [...translatable(context)].filter(
    ({ text, pointer }) =>
      // an option that is its own code is told as one without a title
      !pointer.includes('/enum/') && isOther(text.replaceAll(/\{[^{}]*\}/g, ' ')),
  )
  const [first] = foreign
  if (!first) return []
  const texts = [...new Set(foreign.map(({ text }) => shorten(text)))]
  const params = { count: texts.length, text: cutList(texts, SHOWN), language }
  return [fileProblem(first.source, first.pointer, 'text-other-language', params)]
}

/** So many texts are named. */
const SHOWN = 4

/** So many words in a row, in small letters but for the first, are no name or sign. */
const WORDS = /(?:^|[^\p{L}])\p{Lu}?\p{Ll}{2,}(?:\s+\p{Ll}{2,}){1,}/u

function foreignTo(language: Language): (text: string) => boolean {
  const script = scriptOf(language)
  if (script === 'Latn') return (text) => HAN.test(text) && !/\p{Script=Latin}{3}/u.test(text)
  if (!isWrittenInHan(language) || !script.startsWith('Han')) return () => false
  return (text) => !HAN.test(text) && WORDS.test(text)
}
