import { fill } from '@formwright/definition'
import type { Language } from '@formwright/definition'

/** Fills a text; what comes to stand between quotation marks has its own ones within them. */
export function fillQuoted(
  template: string,
  values: Readonly<Record<string, string>>,
  language: Language,
): string {
  const within = Object.entries(values).map(([name, text]) => [
    name,
    template.includes(`“{${name}}”`) ? text.replaceAll('“', '‘').replaceAll('”', '’') : text,
  ])
  return fill(template, Object.fromEntries(within), language)
}
