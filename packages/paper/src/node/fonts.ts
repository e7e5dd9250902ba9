import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/** The typefaces of PDFs: complete, in one weight each. A PDF only embeds the characters that it uses. */
const FILES = ['noto-serif-sc-regular', 'noto-sans-sc-medium', 'noto-sans-symbols-2']

export function readFonts(): Buffer[] {
  return FILES.map(readFont)
}

/**
 * Chinese characters of extensions B to F, which occur in rare names: 30 MB unpacked, only read if a document
 * needs it.
 */
export function readRareFont(): Buffer {
  return readFont('han-extension')
}

function readFont(name: string): Buffer {
  return brotliDecompressSync(readFileSync(new URL(`../../fonts/${name}.ttf.br`, import.meta.url)))
}
