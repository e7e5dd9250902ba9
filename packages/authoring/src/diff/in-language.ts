import { isObject, LABEL_SEPARATOR } from '@formwright/definition'
import type { Language, Translated } from '@formwright/definition'
import type { Change } from './change.ts'
import { inWordsOf } from './in-words.ts'

/**
 * A change in the words that the form has in a language, for `explainChange` and `changedSpans`. Two
 * texts that the language does not tell apart, as one was corrected and its translation not, stay as written.
 * @param versions of the form, the newer one first
 */
export function changeInLanguage(
  change: Change,
  versions: readonly Translated[],
  language: Language,
): Change {
  const { before, after, subject, attribute, kind } = change
  // of a translation it is told what is translated
  if (kind.startsWith('text-')) return change
  const say = (text: string) => inWordsOf(versions, text, language)
  const [was, is] = [inWords(before, say), inWords(after, say)]
  const isAlike = before !== after && was === is && typeof was === 'string'
  return {
    ...change,
    subject: isAlike ? subject : say(subject),
    ...(attribute?.includes(LABEL_SEPARATOR) ? { attribute: headInWords(attribute, say) } : {}),
    ...('before' in change ? { before: isAlike ? before : was } : {}),
    ...('after' in change ? { after: isAlike ? after : is } : {}),
  }
}

type Say = (text: string) => string

/** Texts, lists of them, and the titles in what describes a field. */
function inWords(value: unknown, say: Say): unknown {
  if (typeof value === 'string') return say(value)
  if (Array.isArray(value)) return value.map((item) => inWords(item, say))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SAID.has(key) ? inWords(item, say) : item]),
  )
}

/** What is said of a field that is new. */
const SAID: ReadonlySet<string> = new Set(['columns', 'title', 'note', 'evidence'])

/** A part of a view is named before the property of it. */
function headInWords(attribute: string, say: Say): string {
  const at = attribute.lastIndexOf(LABEL_SEPARATOR)
  return say(attribute.slice(0, at)) + attribute.slice(at)
}
