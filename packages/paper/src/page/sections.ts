import type { Block, DocumentPart, PaperDocument, Sheet } from './page-model.ts'

/** What follows on pages of one kind. */
export interface Section {
  readonly turned: boolean
  readonly sheet: Sheet
  readonly pieces: readonly Piece[]
}

/** The blocks of a part that stand in a section. */
export interface Piece {
  readonly part: DocumentPart
  /** The part begins here, with its heading. */
  readonly begins: boolean
  /** Starts a page; the first piece of a section has one in any case. */
  readonly startsPage: boolean
  readonly blocks: readonly Block[]
}

/** A document by how its pages are turned. */
export function sectionsOf({ parts, sheet, turnedSheet }: PaperDocument): readonly Section[] {
  const sections: (Section & { pieces: Piece[] })[] = []
  const append = (turned: boolean, piece: Piece) => {
    const last = sections.at(-1)
    if (last?.turned === turned) last.pieces.push(piece)
    else sections.push({ turned, sheet: turned ? turnedSheet : sheet, pieces: [beginning(piece)] })
  }
  for (const part of parts)
    for (const { turned, blocks, begins } of runsOf(part))
      append(turned, { part, begins, startsPage: part.startsPage && begins, blocks })
  return sections
}

function runsOf({ blocks }: DocumentPart) {
  const runs: { turned: boolean; begins: boolean; blocks: Block[] }[] = []
  for (const block of blocks) {
    const turned = block.turned === true
    const last = runs.at(-1)
    if (last?.turned === turned) last.blocks.push(block)
    else runs.push({ turned, begins: last === undefined, blocks: [block] })
  }
  return runs.length > 0 ? runs : [{ turned: false, begins: true, blocks: [] }]
}

/** Its page is begun already. */
function beginning(piece: Piece): Piece {
  const [first, ...others] = piece.blocks
  if (first?.kind !== 'paragraph' || !first.startsPage) return { ...piece, startsPage: false }
  return { ...piece, startsPage: false, blocks: [{ ...first, startsPage: false }, ...others] }
}
