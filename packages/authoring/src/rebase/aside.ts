import { DEFAULT_LANGUAGE, inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import type { LeftBehind } from '../carry/left.ts'
import { fillQuoted } from '../diff/quotes.ts'
import reasons from './reasons.json' with { type: 'json' }

/** Why an answer has no place after a correction, in one sentence that names the field. */
export function explainAside(
  { reason, label, detail }: LeftBehind,
  language: Language = DEFAULT_LANGUAGE,
): string {
  return fillQuoted(inLanguage<string>(reasons[reason], language), { label, detail }, language)
}
