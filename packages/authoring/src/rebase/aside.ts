import { DEFAULT_LANGUAGE, inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { LeftBehind } from '../carry/left.ts'
import { fillQuoted } from '../diff/quotes.ts'
import back from './back.json' with { type: 'json' }
import reasons from './reasons.json' with { type: 'json' }

/** Why an answer has no place after a correction, in one sentence that names the field. */
export function explainAside(
  { reason, label, detail }: LeftBehind,
  language: Language = DEFAULT_LANGUAGE,
): string {
  return fillQuoted(inLanguage<string>(reasons[reason], language), { label, detail }, language)
}

/** What stands in its place again after a later version of the form, in words that name the field. */
export function explainBack(
  { reason, label, detail }: LeftBehind,
  language: Language = DEFAULT_LANGUAGE,
): string {
  const words: Readonly<Record<string, (typeof back)['value']>> = back
  return fillQuoted(inLanguage<string>(words[reason] ?? back.value, language), { label, detail }, language)
}
