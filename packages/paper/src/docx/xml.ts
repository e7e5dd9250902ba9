import { xmlText } from '@formwright/definition'

/** A text between the quotes of an XML attribute. */
export function inQuotes(text: string): string {
  return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
