/** Characters that have no look of their own, so that no typeface needs to have them. */
const WITHOUT_GLYPH = /[\p{White_Space}\p{Cc}\p{Default_Ignorable_Code_Point}]/u

/** Which characters some typefaces have. */
export class Coverage {
  readonly #has = new Uint8Array(0x110000)

  constructor(fonts: readonly Buffer[]) {
    for (const font of fonts) for (const [first, last] of rangesOf(font)) this.#has.fill(1, first, last + 1)
  }

  /** The characters of a text that no typeface has, each once. */
  missingIn(text: string): string[] {
    return [...new Set(text)].filter(
      (character) => !this.#has[character.codePointAt(0)!] && !WITHOUT_GLYPH.test(character),
    )
  }
}

/** The ranges of a typeface's character map (OpenType `cmap`, subtables of format 12, which all typefaces here have). */
function rangesOf(font: Buffer): (readonly [number, number])[] {
  const cmap = tableAt(font, 'cmap')
  return Array.from({ length: font.readUInt16BE(cmap + 2) }, (_, index) => {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4)
    if (font.readUInt16BE(subtable) !== 12) return []
    return Array.from({ length: font.readUInt32BE(subtable + 12) }, (__, group) => {
      const at = subtable + 16 + group * 12
      return [font.readUInt32BE(at), font.readUInt32BE(at + 4)] as const
    })
  }).flat()
}

function tableAt(font: Buffer, tag: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8)
  }
  throw new Error(`A typeface has no table ${tag}`)
}
