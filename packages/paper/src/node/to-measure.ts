import { truncate } from '@formwright/definition'
import type { Block, PaperDocument, Paragraph, Sheet, Table, TableCell } from '../page/page-model.ts'
import { CELL_PADDING, LEADING, STYLES } from '../page/styles.ts'
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

/** `long`: the text may take half a page. `endless`: it fills pages, and measuring it would take too long. */
type MeasuredCell = TableCell & { readonly length?: 'long' | 'endless' }

/**
 * Maximum number of characters of a word, and of words of a paragraph, that are measured. Longer words exceed
 * any sheet, and measuring takes time.
 */
const LONGEST = 300
const MOST = 50
const MILLIMETRES_OF_POINT = 25.4 / 72

/** Widths in em that characters do not exceed in our typefaces: figures with their signs, and others (W). */
const FIGURES = /[\d.,:()/-]/g
const FIGURE_WIDTH = 0.6
const LETTER_WIDTH = 1.06

/** Number of bytes from which a text is endless. */
const ENDLESS = 30_000

/**
 * Marks what Typst must measure: words that may be too wide for their line and cells that may be too high for
 * their page, by widths that no character exceeds. Most paragraphs and cells have nothing to measure.
 */
export function markToMeasure(document: PaperDocument): PaperDocument {
  return {
    ...document,
    parts: document.parts.map((part) => ({
      ...part,
      blocks: part.blocks.map((block) => marked(block, block.turned ? document.turnedSheet : document.sheet)),
    })),
  }
}

function marked(block: Block, sheet: Sheet): Block {
  if (block.kind !== 'table') return withWide(block, lineWidth(sheet), false)
  const halfPage = (sheet.height - sheet.margins.top - sheet.margins.bottom) / 2
  return { ...block, cells: block.cells.map((cell) => markedCell(cell, block.widths, halfPage)) }
}

function markedCell(cell: TableCell, widths: Table['widths'], halfPage: number): MeasuredCell {
  const { pointer } = cell
  const width = cellWidth(cell, widths) - 2 * CELL_PADDING.x
  const length = lengthOf(cell.paragraphs, width, halfPage)
  return {
    ...cell,
    ...(length && { length }),
    paragraphs: cell.paragraphs.map((paragraph) =>
      withWide(pointer === undefined ? paragraph : { pointer, ...paragraph }, width, true),
    ),
  }
}

/** A letter of a word that does not break takes most room: a line of a narrow cell may hold only one word. */
function lengthOf(paragraphs: readonly Paragraph[], width: number, halfPage: number): MeasuredCell['length'] {
  const bytes = paragraphs
    .flatMap(({ runs }) => runs)
    .reduce((sum, { text }) => sum + Buffer.byteLength(text), 0)
  if (bytes > ENDLESS) return 'endless'
  const size = STYLES.cell.size * MILLIMETRES_OF_POINT
  const lines = (bytes * LETTER_WIDTH * size) / width + paragraphs.length
  return lines * size * LEADING > halfPage ? 'long' : undefined
}

function withWide<P extends Paragraph>(paragraph: P, width: number, inCell: boolean): P & Measured {
  const { size } = STYLES[inCell && paragraph.style === 'answer' ? 'cell' : paragraph.style]
  const ems = width / (size * MILLIMETRES_OF_POINT)
  const words =
    paragraph.runs
      .map(({ text }) => text)
      .join('')
      .match(UNBROKEN)
      ?.filter((word) => widestOf(word) > ems) ?? []
  return words.length === 0
    ? paragraph
    : {
        ...paragraph,
        wide: {
          words: [...new Set(words.map((word) => truncate(word, LONGEST)))].slice(0, MOST),
          piece: Math.max(1, Math.floor(ems / 4)),
        },
      }
}

/** The width in em that a word does not exceed. */
function widestOf(word: string): number {
  const figures = word.match(FIGURES)?.length ?? 0
  return figures * FIGURE_WIDTH + (word.length - figures) * LETTER_WIDTH
}
