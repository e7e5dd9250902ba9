const LONE_SURROGATE = /\p{Surrogate}/u
const LONE_SURROGATES = /\p{Surrogate}/gu
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu

/** True when a text can be stored and printed: no half of a character, no control character. */
export function isStorable(text: string): boolean {
  return !LONE_SURROGATE.test(text) && !CONTROL.test(text)
}

/** A text of whole characters: half of one, which JavaScript lets stand alone, becomes U+FFFD. */
export function wellFormed(text: string): string {
  return text.replaceAll(LONE_SURROGATES, '\uFFFD')
}

/** A text as XML can hold it (XML 1.0, production 2): whole characters, without those that would damage the document. */
export function xmlText(text: string): string {
  return wellFormed(text).replaceAll(NOT_XML, '')
}
