import type { PaperDocument, Run, Sheet } from '../page/page-model.ts'
import { textOf } from '../page/text.ts'

/** A font embedded in a document, for characters that few machines have. */
export interface RareFont {
  readonly family: string
  readonly characters: readonly string[]
  /** A TrueType file. */
  readonly font: Buffer
}

/** A sheet with the font family for each rare character, and whether the text runs from right to left. */
export interface SheetWithRare extends Sheet {
  readonly rare: ReadonlyMap<string, string>
  readonly rightToLeft: boolean
}

/** Chinese characters outside of the Basic Multilingual Plane: rare ones in names of persons and places. */
const RARE = /[\u{20000}-\u{3FFFF}]/gu

/** The distinct rare characters of a document. */
export function rareIn(document: PaperDocument): string[] {
  return [...new Set(textOf(document).join('').match(RARE))]
}

/** Splits a run by font family; `family` is left out for the usual typefaces. */
export function runsByFont(
  run: Run,
  { rare }: SheetWithRare,
): { readonly run: Run; readonly family?: string }[] {
  if (rare.size === 0 || !run.text.match(RARE)) return [{ run }]
  const runs: { text: string; family?: string }[] = []
  for (const character of run.text) {
    const family = rare.get(character)
    const last = runs.at(-1)
    if (last && last.family === family) last.text += character
    else runs.push({ text: character, ...(family === undefined ? {} : { family }) })
  }
  return runs.map(({ text, ...more }) => ({ run: { ...run, text }, ...more }))
}
