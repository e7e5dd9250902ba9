import { textWidth } from '../view/column-shares.ts'
import { BELOW, CELL_PADDING, LEADING, STYLES } from '../page/styles.ts'
import type { Block, Paragraph, Sheet, Table, TableCell } from '../page/page-model.ts'
import { cellWidth, lineWidth } from '../page/widths.ts'

const MILLIMETRES_OF_POINT = 25.4 / 72
/** Lines are shorter than the column where a word or number does not break; estimated factor. */
const RAGGED = 1.08

/** Estimated height of consecutive blocks on a page, in millimetres. */
export function heightOfBlocks(blocks: readonly Block[], sheet: Sheet): number {
  const width = lineWidth(sheet)
  return blocks.reduce((sum, block) => sum + heightOfBlock(block, width), 0)
}

/** Estimated height of a block on a page, in millimetres. */
function heightOfBlock(block: Block, width: number): number {
  if (block.kind === 'paragraph') return heightOfParagraph(block, width)
  return rowHeights(block).reduce((sum, height) => sum + height, 2 * BELOW.table)
}

/** Estimated height of each row of a table, in millimetres. */
export function rowHeights({ cells, widths, rows }: Pick<Table, 'cells' | 'widths' | 'rows'>): number[] {
  const heights = Array.from({ length: rows }, () => heightOfCell({ paragraphs: [] }, 0))
  for (const cell of [...cells].sort((one, other) => one.rows - other.rows)) {
    const last = cell.y + cell.rows - 1
    const above = heights.slice(cell.y, last).reduce((sum, height) => sum + height, 0)
    heights[last] = Math.max(heights[last]!, heightOfCell(cell, cellWidth(cell, widths)) - above)
  }
  return heights
}

function heightOfCell(
  { paragraphs, height = 0 }: Pick<TableCell, 'paragraphs' | 'height'>,
  width: number,
): number {
  const room = width - 2 * CELL_PADDING.x
  const lines = paragraphs.map((one) =>
    heightOfParagraph(one.style === 'answer' ? { ...one, style: 'cell' } : one, room),
  )
  const least = lines.length === 0 ? [heightOfLine('cell')] : lines
  return Math.max(
    height,
    least.reduce((sum, line) => sum + line, 2 * CELL_PADDING.y),
  )
}

function heightOfParagraph({ style, runs }: Paragraph, width: number): number {
  const { size, above } = STYLES[style]
  const characters = runs.reduce((sum, { text }) => sum + textWidth(text), 0) / 2
  const most = Math.max(1, width / (size * MILLIMETRES_OF_POINT))
  const lines = characters <= most ? 1 : Math.ceil((characters * RAGGED) / most)
  return above + lines * heightOfLine(style) + (style === 'title' ? BELOW.title : 0)
}

function heightOfLine(style: Paragraph['style']): number {
  return STYLES[style].size * MILLIMETRES_OF_POINT * LEADING
}
