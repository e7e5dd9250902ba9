import { inLanguage } from '@formwright/definition'
import type { Language } from '@formwright/definition'
import { UnreadableSheet } from '../problems/problems.ts'
import encodings from './encodings.json' with { type: 'json' }

/** A decoded text file. */
export interface DecodedText {
  readonly text: string
  /** The encoding, if it was guessed from the language because the file does not declare it. */
  readonly guessed?: string
}

/**
 * Decodes a text file: UTF-16 with a byte order mark, UTF-8, or the encoding that Excel uses for a language.
 * @throws UnreadableSheet
 */
export function decodeText(bytes: Uint8Array, language: Language): DecodedText {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) }
  if (bytes.subarray(0, 4096).includes(0)) throw new UnreadableSheet('binary-text')
  const text = decoded(bytes, 'utf-8')
  if (text !== undefined) return { text }
  const guessed = inLanguage(encodings, language)
  const read = decoded(bytes, guessed)
  if (read === undefined) throw new UnreadableSheet('unknown-encoding')
  return { text: read, guessed }
}

/** `undefined` if the bytes are not valid in the encoding. */
function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\uFEFF/, '')
  } catch {
    return undefined
  }
}
