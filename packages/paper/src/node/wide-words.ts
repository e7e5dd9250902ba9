import { truncate } from '@formwright/definition'
import type { Block, PaperDocument, Paragraph } from '../page/page-model.ts'
import { CELL_PADDING, STYLES } from '../page/styles.ts'
import { UNBROKEN } from '../page/text.ts'
import { cellWidth, lineWidth } from '../page/widths.ts'

/** A paragraph with its words that may exceed its width, for Typst to measure. */
type Measured = Paragraph & { readonly wide?: Wide }

interface Wide {
  readonly words: readonly string[]
  /**
   * Number of characters that fit in any case; a word that is too wide is broken into pieces of this length.
   */
  readonly piece: number
}

/**
 * Maximum number of characters of a word, and of words of a paragraph, that are measured. Longer words exceed
 * any sheet, and measuring takes time.
 */
const LONGEST = 300
const MOST = 50
const MILLIMETRES_OF_POINT = 25.4 / 72

/**
 * Adds to each paragraph the words that may be too wide, assuming that no character is wider than it is high.
 * Most paragraphs have none.
 */
export function withWideWords(document: PaperDocument): PaperDocument {
  return {
    ...document,
    parts: document.parts.map((part) => ({
      ...part,
      blocks: part.blocks.map((block) =>
        measured(block, lineWidth(block.turned ? document.turnedSheet : document.sheet)),
      ),
    })),
  }
}

function measured(block: Block, line: number): Block {
  return block.kind === 'table'
    ? {
        ...block,
        cells: block.cells.map((cell) => ({
          ...cell,
          paragraphs: cell.paragraphs.map((paragraph) =>
            withWide(
              cell.pointer === undefined ? paragraph : { pointer: cell.pointer, ...paragraph },
              cellWidth(cell, block.widths) - 2 * CELL_PADDING.x,
              true,
            ),
          ),
        })),
      }
    : withWide(block, line, false)
}

function withWide<P extends Paragraph>(paragraph: P, width: number, inCell: boolean): P & Measured {
  const { size } = STYLES[inCell && paragraph.style === 'answer' ? 'cell' : paragraph.style]
  const characters = width / (size * MILLIMETRES_OF_POINT)
  const words =
    paragraph.runs
      .map(({ text }) => text)
      .join('')
      .match(UNBROKEN)
      ?.filter((word) => word.length > characters) ?? []
  return words.length === 0
    ? paragraph
    : {
        ...paragraph,
        wide: {
          words: [...new Set(words.map((word) => truncate(word, LONGEST)))].slice(0, MOST),
          piece: Math.max(1, Math.floor(characters / 4)),
        },
      }
}
