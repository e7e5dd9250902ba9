import { cutList, languageOf, scriptOf } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { fileProblem } from './context.ts'
import type { LintCheck } from './context.ts'
import { translatable } from './texts.ts'
import { HAN, isWrittenInHan, shorten } from './translation.ts'

/**
 * Texts must be in the script of the form's language; text copied from a form in another language may be
 * left. One problem for all, as the language may be wrong instead.
 */
export const otherScript: LintCheck = (context) => {
  const language = languageOf(context.bundle.form)
  const isOther = foreignTo(language)
  const foreign = [...translatable(context)].filter(
    ({ text, pointer }) =>
      // an option whose code is its title is reported as one without title
      !pointer.includes('/enum/') && isOther(text.replaceAll(/\{[^{}]*\}/g, ' ')),
  )
  const [first] = foreign
  if (!first) return []
  const texts = [...new Set(foreign.map(({ text }) => shorten(text)))]
  const params = { count: texts.length, text: cutList(texts, SHOWN), language }
  return [fileProblem(first.source, first.pointer, 'text-other-language', params)]
}

/** Maximum number of texts that are quoted. */
const SHOWN = 4

/** Several lower-case words in a row (the first may be capitalised) are not a name or symbol. */
const WORDS = /(?:^|[^\p{L}])\p{Lu}?\p{Ll}{2,}(?:\s+\p{Ll}{2,}){1,}/u

function foreignTo(language: Language): (text: string) => boolean {
  const script = scriptOf(language)
  if (script === 'Latn') return (text) => HAN.test(text) && !/\p{Script=Latin}{3}/u.test(text)
  if (!isWrittenInHan(language) || !script.startsWith('Han')) return () => false
  return (text) => !HAN.test(text) && WORDS.test(text)
}
