import { fieldsOf } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'

/** Where a text with placeholders is used, and its language. */
interface TextContext {
  /** Within this part, fields may be named without it. */
  readonly part?: string | undefined
  /** By default the language of the form. */
  readonly language?: Language
}

/** A text of a definition with placeholders replaced: parameters by their values, fields by their labels. */
export function withLabels(text: string, bundle: FormBundle, { part, language }: TextContext = {}): string {
  if (!text.includes('{')) return text
  const { params } = bundle.edition
  const texts = language === undefined ? undefined : bundle.texts[language]
  const labels = new Map<string, string>()
  for (const { target, label, title, part: own } of fieldsOf(bundle)) {
    const name = label || title || target
    const said = `“${texts?.[name] ?? name}”`
    labels.set(target, said)
    if (own === part && target.startsWith(`${part}.`)) labels.set(target.slice(own.length + 1), said)
  }
  return text.replaceAll(/\{([^{}]+)\}/g, (written, name: string) => {
    const param = /^params\.(\w+)$/.exec(name)?.[1]
    if (param !== undefined) return String(params[param]?.value ?? written)
    // computed values differ between applications
    return labels.get(name.trim()) ?? '…'
  })
}
