import { fieldsOf } from '@formwright/definition'
import type { FormBundle, Language } from '@formwright/definition'

/** Where a text with placeholders stands, and in which language it is. */
interface TextContext {
  /** Fields may be named without their part there. */
  readonly part?: string | undefined
  /** The form's own unless said. */
  readonly language?: Language
}

/**
 * A text of a definition as it reads: parameters stand there with their value, fields with their label.
 */
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
    // what is worked out differs from one application to the next
    return labels.get(name.trim()) ?? '…'
  })
}
