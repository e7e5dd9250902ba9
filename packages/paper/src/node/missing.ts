import type { PaperDocument, Paragraph } from '../page/page-model.ts'
import type { Coverage } from './coverage.ts'

/** Characters of an answer that no typeface has: the paper would show boxes instead. */
export interface Missing {
  readonly pointer: string
  readonly characters: readonly string[]
}

/**
 * The characters that no typeface has, by the pointer of their answer; the pointer of official text is empty.
 */
export function missingIn(
  document: PaperDocument,
  coverage: Coverage,
  isSet: (character: string) => boolean = () => false,
): Missing[] {
  const found = new Map<string, Set<string>>()
  const look = ({ runs, pointer }: Paragraph, cell = '') => {
    const lacking = coverage.missingIn(runs.map(({ text }) => text).join(''))
    const missing = lacking.filter((character) => !isSet(character))
    if (missing.length === 0) return
    const at = pointer ?? cell
    found.set(at, new Set([...(found.get(at) ?? []), ...missing]))
  }
  for (const block of document.parts.flatMap(({ blocks }) => blocks)) {
    if (block.kind === 'paragraph') look(block)
    else for (const cell of block.cells) for (const said of cell.paragraphs) look(said, cell.pointer)
  }
  return [...found].map(([pointer, characters]) => ({ pointer, characters: [...characters] }))
}
