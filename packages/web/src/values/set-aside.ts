import { inLanguage } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'
import { valueText } from '@formwright/fields/value-text'
import type { DraftLeftover } from '../drafts/database.ts'
import type { LeftLine } from './left-lines.tsx'

/** The leftovers of a local draft as text in a language. */
export function leftoverTexts<S extends DraftLeftover>(
  aside: readonly S[],
  form: { readonly bundle: FormBundle },
  language: Language,
): (LeftLine & { readonly one: S })[] {
  return aside.map((one) => ({
    one,
    // an earlier release stored no text
    text: one.text ? inLanguage(one.text, language) : one.label,
    shown: one.shown ? inLanguage(one.shown, language) : valueText(form, '', one.value, language),
  }))
}
