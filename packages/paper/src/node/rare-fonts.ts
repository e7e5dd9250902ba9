import type { RareFont } from '../docx/rare.ts'
import { Coverage } from './coverage.ts'
import { readFonts, readRareFont } from './fonts.ts'
import { subsetOf } from './subset.ts'

/**
 * Typefaces for rare characters, each with the characters that it has and the ones before it lack. Characters
 * that none has are left out.
 */
export function rareFonts(characters: readonly string[]): RareFont[] {
  const faces: RareFont[] = []
  let wanted = characters
  for (const fonts of [readFonts, () => [readRareFont()]])
    for (const font of wanted.length > 0 ? fonts() : []) {
      const missing = new Set(new Coverage([font]).missingIn(wanted.join('')))
      const own = wanted.filter((character) => !missing.has(character))
      const family = `Formwright Rare Han ${faces.length + 1}`
      if (own.length > 0) faces.push({ family, characters: own, font: subsetOf(font, family, own) })
      wanted = wanted.filter((character) => missing.has(character))
    }
  return faces
}
