import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'

/**
 * The typefaces that PDFs are set in, whole and in one weight each; a PDF takes only the letters that it
 * uses.
 */
const FILES = ['noto-serif-sc-regular', 'noto-sans-sc-medium', 'noto-sans-symbols-2']

export function readFonts(): Buffer[] {
  return FILES.map(readFont)
}

/**
 * The Chinese characters of extensions B to F, rare ones of names: 30 MB unpacked, read only when a document
 * has one.
 */
export function readRareFont(): Buffer {
  return readFont('han-extension')
}

function readFont(name: string): Buffer {
  return brotliDecompressSync(readFileSync(new URL(`../../fonts/${name}.ttf.br`, import.meta.url)))
}
