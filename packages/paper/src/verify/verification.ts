import { canonicalJson, isObject } from '@formwright/definition'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Letters that nobody mistakes for one another on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16

/**
 * The code printed with answers: who has the same edition and the same answers computes the same one, so a
 * paper copy can be distinguished from one of other answers. Evidence is not on paper and does not count: the
 * scan of a paper is evidence that comes after it. 80 bits of a SHA-256, in groups of four.
 */
export function verificationCode(digest: string, answers: unknown): string {
  const bytes = sha256(utf8ToBytes(canonicalJson([digest, withoutEvidence(answers)])))
  let bits = ''
  for (const byte of bytes.slice(0, (LENGTH * 5) / 8)) bits += byte.toString(2).padStart(8, '0')
  return bits
    .match(/.{5}/g)!
    .map((five) => ALPHABET[Number.parseInt(five, 2)]!)
    .join('')
    .match(/.{4}/g)!
    .join('-')
}

function withoutEvidence(answers: unknown): unknown {
  if (!isObject(answers)) return answers
  const { attachments: _evidence, ...declared } = answers as Record<string, unknown>
  return declared
}
