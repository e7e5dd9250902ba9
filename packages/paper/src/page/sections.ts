import type { Block, DocumentPart, PaperDocument, Sheet } from './page-model.ts'

/** Consecutive blocks on pages of the same orientation. */
export interface Section {
  readonly turned: boolean
  readonly sheet: Sheet
  readonly parts: readonly SectionPart[]
}

/** The blocks of a part within a section. */
export interface SectionPart {
  readonly part: DocumentPart
  /** The part starts here, with its heading. */
  readonly startsPart: boolean
  /** Starts a page; the first part of a section does so anyway. */
  readonly startsPage: boolean
  readonly blocks: readonly Block[]
}

/** Splits a document into sections by page orientation. */
export function sectionsOf({ parts, sheet, turnedSheet }: PaperDocument): readonly Section[] {
  const sections: (Section & { parts: SectionPart[] })[] = []
  const append = (turned: boolean, part: SectionPart) => {
    const last = sections.at(-1)
    if (last?.turned === turned) last.parts.push(part)
    else sections.push({ turned, sheet: turned ? turnedSheet : sheet, parts: [withoutPageStart(part)] })
  }
  for (const part of parts)
    for (const { turned, blocks, startsPart } of runsOf(part))
      append(turned, { part, startsPart, startsPage: part.startsPage && startsPart, blocks })
  return sections
}

function runsOf({ blocks }: DocumentPart) {
  const runs: { turned: boolean; startsPart: boolean; blocks: Block[] }[] = []
  for (const block of blocks) {
    const turned = block.turned === true
    const last = runs.at(-1)
    if (last?.turned === turned) last.blocks.push(block)
    else runs.push({ turned, startsPart: last === undefined, blocks: [block] })
  }
  return runs.length > 0 ? runs : [{ turned: false, startsPart: true, blocks: [] }]
}

/** The page has already started, so neither the part nor its first block starts another. */
function withoutPageStart(part: SectionPart): SectionPart {
  const [first, ...others] = part.blocks
  if (first?.kind !== 'paragraph' || !first.startsPage) return { ...part, startsPage: false }
  return { ...part, startsPage: false, blocks: [{ ...first, startsPage: false }, ...others] }
}
