import { showLabel, translate } from '@formwright/definition'
import type { Language, Translated } from '@formwright/definition'

/** A text of a form in a language, as the first of some forms that has it says it. */
export function inWordsOf(forms: readonly Translated[], text: string, language: Language): string {
  for (const form of forms) {
    const said = translate(form, language, text)
    if (said !== showLabel(text, language)) return said
  }
  return text
}
