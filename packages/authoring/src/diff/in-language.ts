import { isObject, LABEL_SEPARATOR } from '@formwright/definition'
import type { Language, Translated } from '@formwright/definition'
import type { Change } from './change.ts'
import { inWordsOf } from './in-words.ts'

/**
 * A change translated to a language, for `explainChange` and `changedSpans`. If both texts have the same
 * translation, for example because the translation was not updated, they are left untranslated.
 * @param versions of the form, newest first
 */
export function changeInLanguage(
  change: Change,
  versions: readonly Translated[],
  language: Language,
): Change {
  const { before, after, subject, attribute, kind, issuer } = change
  // changes of translations show the text that is translated
  if (kind.startsWith('text-')) return change
  const say = (text: string) => inWordsOf(versions, text, language)
  const [was, is] = [inWords(before, say), inWords(after, say)]
  const isAlike = before !== after && was === is && typeof was === 'string'
  return {
    ...change,
    subject: isAlike ? subject : say(subject),
    ...(issuer === undefined ? {} : { issuer: say(issuer) }),
    ...(attribute?.includes(LABEL_SEPARATOR) ? { attribute: headInWords(attribute, say) } : {}),
    ...('before' in change ? { before: isAlike ? before : was } : {}),
    ...('after' in change ? { after: isAlike ? after : is } : {}),
  }
}

type Say = (text: string) => string

/** Translates texts, lists of texts, and titles in the description of a field. */
function inWords(value: unknown, say: Say): unknown {
  if (typeof value === 'string') return say(value)
  if (Array.isArray(value)) return value.map((item) => inWords(item, say))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, SAID.has(key) ? inWords(item, say) : item]),
  )
}

/** Members in the description of a new field that are translated. */
const SAID: ReadonlySet<string> = new Set(['columns', 'title', 'note', 'evidence'])

/** The name of the part of a view, which precedes the property. */
function headInWords(attribute: string, say: Say): string {
  const at = attribute.lastIndexOf(LABEL_SEPARATOR)
  return say(attribute.slice(0, at)) + attribute.slice(at)
}
