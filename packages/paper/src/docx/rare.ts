import type { PaperDocument, Run, Sheet } from '../page/page-model.ts'
import { textOf } from '../page/text.ts'

/** A typeface that a document carries, of characters that few machines have. */
export interface RareFont {
  readonly family: string
  readonly characters: readonly string[]
  /** A TrueType file. */
  readonly font: Buffer
}

/** A sheet with the family that each rare character is set in, and whether lines run from right to left. */
export interface SheetWithRare extends Sheet {
  readonly rare: ReadonlyMap<string, string>
  readonly rightToLeft: boolean
}

/**
 * Chinese characters outside of the plane that every Chinese typeface is about: rare ones of personal and
 * place names.
 */
const RARE = /[\u{20000}-\u{3FFFF}]/gu

/** The rare characters of a document, each once. */
export function rareIn(document: PaperDocument): string[] {
  return [...new Set(textOf(document).join('').match(RARE))]
}

/** A run in parts, each set in one family; nothing for the usual ones. */
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
