/** A table of an OpenType font. */
export function tableOf(font: Buffer, tag: string): Buffer {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const record = 12 + index * 16
    if (font.toString('latin1', record, record + 4) !== tag) continue
    const start = font.readUInt32BE(record + 8)
    return font.subarray(start, start + font.readUInt32BE(record + 12))
  }
  throw new Error(`A typeface has no table ${tag}`)
}

/** Consecutive characters, with the glyph of the first; the glyphs of the others are consecutive as well. */
interface GlyphRange {
  readonly first: number
  readonly last: number
  readonly glyph: number
}

/** The character map of a font (`cmap`; only subtables of format 12, which all typefaces here have). */
export function glyphRanges(font: Buffer): GlyphRange[] {
  const cmap = tableOf(font, 'cmap')
  return Array.from({ length: cmap.readUInt16BE(2) }, (_, index) => {
    const subtable = cmap.readUInt32BE(4 + index * 8 + 4)
    if (cmap.readUInt16BE(subtable) !== 12) return []
    return Array.from({ length: cmap.readUInt32BE(subtable + 12) }, (__, group) => {
      const at = subtable + 16 + group * 12
      return {
        first: cmap.readUInt32BE(at),
        last: cmap.readUInt32BE(at + 4),
        glyph: cmap.readUInt32BE(at + 8),
      }
    })
  }).flat()
}
