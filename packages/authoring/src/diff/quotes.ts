import { fill, showLabel } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/**
 * Fills a template with titles and labels; quotation marks within quotation marks are changed to inner ones.
 */
export function fillQuoted(
  template: string,
  values: Readonly<Record<string, string>>,
  language: Language,
): string {
  const within = Object.entries(values).map(([name, label]) => {
    const text = showLabel(label, language)
    const isQuoted = template.includes(`“{${name}}”`)
    return [name, isQuoted ? text.replaceAll('“', '‘').replaceAll('”', '’') : text]
  })
  return fill(template, Object.fromEntries(within), language)
}
