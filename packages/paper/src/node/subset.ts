import { glyphRanges, tableOf } from './open-type.ts'

/**
 * Makes a TrueType subset font for embedding, under its own family name: outlines and widths, without hinting
 * and layout features. Characters that the font lacks are left out.
 */
export function subsetOf(font: Buffer, family: string, characters: readonly string[]): Buffer {
  const ranges = glyphRanges(font)
  const codes = [...new Set(characters.map((character) => character.codePointAt(0)!))].sort((a, b) => a - b)
  const mapped = codes.flatMap((code) => {
    const range = ranges.find(({ first, last }) => first <= code && code <= last)
    return range ? [{ code, glyph: range.glyph + code - range.first }] : []
  })
  const outlines = outlinesOf(font, [0, ...mapped.map(({ glyph }) => glyph)])
  const glyphs = outlines.map(({ glyph }) => glyph)
  return assembled([
    ['OS/2', tableOf(font, 'OS/2')],
    ['cmap', characterMap(mapped.map(({ code, glyph }) => [code, glyphs.indexOf(glyph)]))],
    ...outlineTables(outlines.map(({ bytes }) => bytes)),
    ['head', changed(tableOf(font, 'head'), (head) => (head.writeUInt32BE(0, 8), head.writeInt16BE(1, 50)))],
    ['hhea', changed(tableOf(font, 'hhea'), (hhea) => hhea.writeUInt16BE(glyphs.length, 34))],
    ['hmtx', metricsOf(font, glyphs)],
    ['maxp', changed(tableOf(font, 'maxp'), (maxp) => maxp.writeUInt16BE(glyphs.length, 4))],
    ['name', names(family)],
    ['post', changed(tableOf(font, 'post').subarray(0, 32), (post) => post.writeUInt32BE(0x0003_0000))],
  ])
}

type Table = readonly [tag: string, bytes: Buffer]

interface Outline {
  /** The glyph's index in the source font. */
  readonly glyph: number
  readonly bytes: Buffer
}

/** The outlines of glyphs and of their components; component indexes are replaced by those in the subset. */
function outlinesOf(font: Buffer, wanted: readonly number[]): Outline[] {
  const [loca, glyf] = [tableOf(font, 'loca'), tableOf(font, 'glyf')]
  const isLong = tableOf(font, 'head').readInt16BE(50) === 1
  const offset = (index: number) => (isLong ? loca.readUInt32BE(index * 4) : loca.readUInt16BE(index * 2) * 2)
  const numbers = [...new Set(wanted)]
  const outlines: Outline[] = []
  for (let index = 0; index < numbers.length; index++) {
    const glyph = numbers[index]!
    const bytes = Buffer.from(glyf.subarray(offset(glyph), offset(glyph + 1)))
    for (const at of componentsOf(bytes)) {
      const component = bytes.readUInt16BE(at)
      if (!numbers.includes(component)) numbers.push(component)
      bytes.writeUInt16BE(numbers.indexOf(component), at)
    }
    outlines.push({ glyph, bytes })
  }
  return outlines
}

/**
 * Flags of a component (OpenType, table `glyf`): arguments are words; more components follow; one scale; two
 * scales; a 2×2 matrix.
 */
const COMPONENT = { words: 0x01, scale: 0x08, more: 0x20, twoScales: 0x40, matrix: 0x80 }

/** The offsets of the component indexes in a composite outline. */
function componentsOf(outline: Buffer): number[] {
  const found: number[] = []
  if (outline.length < 12 || outline.readInt16BE(0) >= 0) return found
  let at = 10
  let flags = COMPONENT.more
  while ((flags & COMPONENT.more) !== 0) {
    flags = outline.readUInt16BE(at)
    found.push(at + 2)
    at += 4 + ((flags & COMPONENT.words) === 0 ? 2 : 4)
    at += flags & COMPONENT.matrix ? 8 : flags & COMPONENT.twoScales ? 4 : flags & COMPONENT.scale ? 2 : 0
  }
  return found
}

function outlineTables(outlines: readonly Buffer[]): Table[] {
  const padded = outlines.map((outline) => Buffer.concat([outline, Buffer.alloc(-outline.length & 3)]))
  const loca = Buffer.alloc((padded.length + 1) * 4)
  let end = 0
  for (const [index, outline] of padded.entries()) loca.writeUInt32BE((end += outline.length), index * 4 + 4)
  return [
    ['glyf', Buffer.concat(padded)],
    ['loca', loca],
  ]
}

/**
 * Advance width and left side bearing of each glyph. In the source, all glyphs after the last entry have its
 * width.
 */
function metricsOf(font: Buffer, glyphs: readonly number[]): Buffer {
  const hmtx = tableOf(font, 'hmtx')
  const widths = tableOf(font, 'hhea').readUInt16BE(34)
  const metrics = Buffer.alloc(glyphs.length * 4)
  for (const [index, glyph] of glyphs.entries()) {
    metrics.writeUInt16BE(hmtx.readUInt16BE(Math.min(glyph, widths - 1) * 4), index * 4)
    const bearing = glyph < widths ? glyph * 4 + 2 : widths * 4 + (glyph - widths) * 2
    metrics.writeInt16BE(hmtx.readInt16BE(bearing), index * 4 + 2)
  }
  return metrics
}

/** A `cmap` table with format 12 for all characters, and an empty format 4, which Windows requires. */
function characterMap(mapped: readonly (readonly [code: number, glyph: number])[]): Buffer {
  const empty = words(4, 24, 0, 2, 2, 0, 0, 0xffff, 0, 0xffff, 1, 0)
  const groups = Buffer.alloc(16 + mapped.length * 12)
  groups.writeUInt16BE(12)
  groups.writeUInt32BE(groups.length, 4)
  groups.writeUInt32BE(mapped.length, 12)
  for (const [index, [code, glyph]] of mapped.entries())
    for (const [position, value] of [code, code, glyph].entries())
      groups.writeUInt32BE(value, 16 + index * 12 + position * 4)
  // platform Windows: encodings for the Basic Multilingual Plane and for all of Unicode
  return Buffer.concat([words(0, 2, 3, 1, 0, 20, 3, 10, 0, 20 + empty.length), empty, groups])
}

const NAMES = { family: 1, style: 2, unique: 3, full: 4, postScript: 6 }

function names(family: string): Buffer {
  const texts = [
    [NAMES.family, family],
    [NAMES.style, 'Regular'],
    [NAMES.unique, family],
    [NAMES.full, family],
    [NAMES.postScript, family.replaceAll(' ', '')],
  ] as const
  const encoded = texts.map(([, text]) => Buffer.from(text, 'utf16le').swap16())
  let at = 0
  const records = texts.map(([id], index) => {
    const record = words(3, 1, 0x0409, id, encoded[index]!.length, at)
    at += encoded[index]!.length
    return record
  })
  return Buffer.concat([words(0, texts.length, 6 + texts.length * 12), ...records, ...encoded])
}

function words(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2)
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2)
  return bytes
}

function changed(table: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(table)
  change(copy)
  return copy
}

/** The checksum that a whole font must have after `checkSumAdjustment` (OpenType, table `head`). */
const WHOLE_SUM = 0xb1b0afba

/** Assembles a font file from tables: directory, checksums, tables. */
function assembled(tables: readonly Table[]): Buffer {
  const ordered = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const power = Math.floor(Math.log2(ordered.length))
  const directory = Buffer.alloc(12 + ordered.length * 16)
  directory.writeUInt32BE(0x0001_0000)
  for (const [index, value] of [
    ordered.length,
    2 ** power * 16,
    power,
    (ordered.length - 2 ** power) * 16,
  ].entries())
    directory.writeUInt16BE(value, 4 + index * 2)
  const parts: Buffer[] = [directory]
  let at = directory.length
  let head = 0
  for (const [index, [tag, bytes]] of ordered.entries()) {
    const padded = Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
    directory.write(tag, 12 + index * 16, 'latin1')
    for (const [position, value] of [sumOf(padded), at, bytes.length].entries())
      directory.writeUInt32BE(value, 12 + index * 16 + 4 + position * 4)
    if (tag === 'head') head = at
    parts.push(padded)
    at += padded.length
  }
  const font = Buffer.concat(parts)
  font.writeUInt32BE((WHOLE_SUM - sumOf(font)) >>> 0, head + 8)
  return font
}

function sumOf(bytes: Buffer): number {
  let sum = 0
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0
  return sum
}
