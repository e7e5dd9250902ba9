import type { FindingLanguage } from '@formwright/engine'
import texts from './texts.json' with { type: 'json' }

export type TextName = keyof typeof texts
type Values = Readonly<Record<string, string | number>>

/** A text of the renderer in the reader's language with its placeholders filled. */
export function say(name: TextName, language: FindingLanguage, values: Values = {}): string {
  return fill(texts[name][language === 'en' ? 'en' : 'zh'], values)
}

/** Says texts of another package in the same way: `const say = speaker(texts)`. */
export function speaker<Name extends string>(
  own: Readonly<Record<Name, { readonly zh: string; readonly en: string }>>,
) {
  return (name: Name, language: FindingLanguage, values: Values = {}): string =>
    fill(own[name][language === 'en' ? 'en' : 'zh'], values)
}

function fill(template: string, values: Values): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? ''))
}
