import { configure } from 'safe-stable-stringify'

const stringify = configure({ circularValue: Error })

/**
 * The canonical JSON (RFC 8785) of a value: the same text for what is the same, whatever the order of its
 * keys. `undefined` has the empty text.
 */
export function canonicalJson(value: unknown): string {
  return stringify(value) ?? ''
}
