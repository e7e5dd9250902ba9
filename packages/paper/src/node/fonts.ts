import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { brotliDecompressSync } from 'node:zlib'

/** The typefaces that PDFs are set in, whole; a PDF takes only the letters that it uses. */
const FILES = [
  '@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf',
  '@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf',
  '@expo-google-fonts/noto-sans-symbols-2/400Regular/NotoSansSymbols2_400Regular.ttf',
]

export function readFonts(): Buffer[] {
  const { resolve } = createRequire(import.meta.url)
  return FILES.map((file) => readFileSync(resolve(file)))
}

/** The Chinese characters of extensions B to F, rare ones of names: 30 MB unpacked, read only when a document has one. */
export function readRareFont(): Buffer {
  return brotliDecompressSync(readFileSync(new URL('../../fonts/han-extension.ttf.br', import.meta.url)))
}
