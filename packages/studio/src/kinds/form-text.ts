import { inLanguage, languageOf, noneWord } from '@formwright/definition'
import type { FormFile } from '@formwright/definition'
import texts from './texts.json' with { type: 'json' }

type FormFacts = Pick<FormFile, 'language' | 'none'>
export type FormText = keyof typeof texts

/** Marks a text of the palette by its name in `texts.json`; `t:none` is the form's “none” word. */
const MARK = /^t:([a-z-]+)(?:\/(\d+))?$/

/** A text for a new item in the language of the form (not of the editor); `{n}` is replaced by its number. */
export function formText(form: FormFacts, name: FormText, n: number | string = 1): string {
  return inLanguage(texts[name], languageOf(form)).replaceAll('{n}', String(n))
}

/** A value with its marked texts in the language of the form. Members with an empty text are left out. */
export function inFormLanguage<T>(form: FormFacts, value: T): T {
  return JSON.parse(JSON.stringify(value), (_key, member: unknown) => {
    const marked = typeof member === 'string' ? MARK.exec(member) : null
    if (!marked) return member
    if (marked[1] === 'none') return noneWord(form)
    return formText(form, marked[1] as FormText, Number(marked[2] ?? 1)) || undefined
  }) as T
}
