import { canonicalJson, isObject } from '@formwright/definition'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** Characters that are not mistaken for one another on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const LENGTH = 16

/**
 * The verification code printed with answers. It is the same for the same edition and answers, so a paper
 * copy can be checked against the stored answers. Evidence is not printed and does not count: the scan of the
 * signed paper is itself evidence that is added later. 80 bits of a SHA-256, in groups of four.
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
