import { glyphRanges } from './open-type.ts'

/** Characters without a glyph, which no typeface needs to have. */
const WITHOUT_GLYPH = /[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]/u

/** The set of characters that some typefaces have. */
export class Coverage {
  readonly #has = new Uint8Array(0x110000)

  constructor(fonts: readonly Buffer[]) {
    for (const font of fonts)
      for (const { first, last } of glyphRanges(font)) this.#has.fill(1, first, last + 1)
  }

  /** The distinct characters of a text that no typeface has. */
  missingIn(text: string): string[] {
    return [...new Set(text)].filter(
      (character) => !this.#has[character.codePointAt(0)!] && !WITHOUT_GLYPH.test(character),
    )
  }
}
