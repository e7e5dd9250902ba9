import type { Block, RowRange, Sheet, Table } from '../page/page-model.ts'
import { heightOfBlocks, rowHeights } from './heights.ts'
import { roomOf } from './sheet.ts'

/**
 * Blocks that stay on one page, if a page can hold them; otherwise as they are.
 * @param goesOn with the beginning of what follows
 */
export function keptTogether(blocks: readonly Block[], sheet: Sheet, goesOn = false): Block[] {
  if (heightOfBlocks(blocks, sheet) > roomOf(sheet)) return [...blocks]
  return blocks.map((block, index) => ({
    ...(block.kind === 'table' ? { ...block, kept: allRows(block) } : block),
    ...(goesOn || index < blocks.length - 1 ? { withNext: true as const } : {}),
  }))
}

/** All rows of a table but those of its header, which go with the first below them. */
function allRows(table: Table): RowRange[] {
  const rows = table.rows - table.headerRows
  const height = rowHeights(table).reduce((sum, one) => sum + one, 0)
  return rows > 0 ? [{ y: table.headerRows, rows, height }] : []
}
