import { below } from '../json/pointer.ts'

const LONE_SURROGATE = /\p{Surrogate}/u
const LONE_SURROGATES = /\p{Surrogate}/gu
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F]/
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL_OR_SURROGATE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF]/
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const NOT_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/gu

/** True when a text can be stored and printed: no half of a character, no control character. */
export function isStorable(text: string): boolean {
  return !CONTROL_OR_SURROGATE.test(text) || (!LONE_SURROGATE.test(text) && !CONTROL.test(text))
}

// oxlint-disable-next-line no-control-regex -- U+0000 is what is looked for
const NO_DATABASE_KEEPS = /\0|\p{Surrogate}/u

/**
 * Pointers of texts and member names that PostgreSQL cannot store, with U+0000 or an unpaired surrogate. At
 * most `most` pointers, in document order.
 */
export function unstorableTexts(value: unknown, most = 100): string[] {
  const found: string[] = []
  const pending: { readonly value: unknown; readonly pointer: string }[] = [{ value, pointer: '' }]
  while (pending.length > 0 && found.length < most) {
    const { value: next, pointer } = pending.pop()!
    if (typeof next === 'string') {
      if (NO_DATABASE_KEEPS.test(next)) found.push(pointer)
    } else if (typeof next === 'object' && next !== null) {
      for (const [key, member] of Object.entries(next).reverse()) {
        const at = below(pointer, key)
        pending.push(
          NO_DATABASE_KEEPS.test(key) ? { value: key, pointer: at } : { value: member, pointer: at },
        )
      }
    }
  }
  return found
}

/** A well-formed text: unpaired surrogates become U+FFFD. */
export function wellFormed(text: string): string {
  return text.replaceAll(LONE_SURROGATES, '\uFFFD')
}

/** A text as XML can hold it (XML 1.0, production 2): well-formed, without characters that XML forbids. */
export function xmlText(text: string): string {
  return wellFormed(text).replaceAll(NOT_XML, '')
}
