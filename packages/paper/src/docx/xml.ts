import { xmlText } from '@formwright/definition'

/** Escapes a text for the value of an XML attribute. */
export function inQuotes(text: string): string {
  return xmlText(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
