import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'
import { canonicalJson } from '../json/canonical.ts'
import type { FormBundle } from '../types/index.ts'

/**
 * The digest that pins an application to an edition: SHA-256 over the canonical JSON (RFC 8785) of the
 * bundle.
 */
export function bundleDigest(bundle: Omit<FormBundle, 'digest'>): string {
  const { digest: _, ...content } = bundle as FormBundle
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonicalJson(content))))}`
}
