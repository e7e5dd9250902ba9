import { DEFAULT_LANGUAGE, inLanguage } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { leftSentence } from '../carry/left.ts'
import type { LeftBehind } from '../carry/left.ts'
import back from './back.json' with { type: 'json' }
import reasons from './reasons.json' with { type: 'json' }

/**
 * Why an answer has no place after a correction, as a sentence with the field's name.
 * @param forms as for `explainLeft`
 */
export function explainAside(
  left: LeftBehind,
  language: Language = DEFAULT_LANGUAGE,
  forms: readonly FormBundle[] = [],
): string {
  return leftSentence(inLanguage<string>(reasons[left.reason], language), left, language, forms)
}

/** A sentence about an answer that has a place again in a later version of the form. */
export function explainBack(
  left: LeftBehind,
  language: Language = DEFAULT_LANGUAGE,
  forms: readonly FormBundle[] = [],
): string {
  const words: Readonly<Record<string, (typeof back)['value']>> = back
  return leftSentence(inLanguage<string>(words[left.reason] ?? back.value, language), left, language, forms)
}
