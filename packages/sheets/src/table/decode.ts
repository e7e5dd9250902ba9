import { UnreadableSheet } from '../problems/problems.ts'

/** A text file as text: marked UTF-16, UTF-8, or GBK (GB 18030). @throws UnreadableSheet */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes.subarray(0, 4096).includes(0)) throw new UnreadableSheet('binary-text')
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replace(/^\uFEFF/, '')
    } catch {
      continue
    }
  }
  throw new UnreadableSheet('unknown-encoding')
}
