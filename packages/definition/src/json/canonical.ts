import { configure } from 'safe-stable-stringify'

const stringify = configure({ circularValue: Error })

/**
 * Canonical JSON (RFC 8785) of a value: the same text for equal values, whatever the key order. Empty for
 * `undefined`.
 */
export function canonicalJson(value: unknown): string {
  return stringify(value) ?? ''
}
