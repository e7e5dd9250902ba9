import { showLabel, translate } from '@formwright/definition'
import type { Language, Translated } from '@formwright/definition'

/** The translation of a text from the first form that has one. */
export function inWordsOf(forms: readonly Translated[], text: string, language: Language): string {
  for (const form of forms) {
    const said = translate(form, language, text)
    if (said !== showLabel(text, language)) return said
  }
  return text
}
