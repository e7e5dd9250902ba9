import type { Block, RowRange, Sheet, Table } from '../page/page-model.ts'
import { heightOfBlocks, rowHeights } from './heights.ts'
import { roomOf } from './sheet.ts'

/**
 * Keeps blocks on one page, provided that they fit on one.
 * @param goesOn also with the start of the following block
 */
export function keptTogether(blocks: readonly Block[], sheet: Sheet, goesOn = false): Block[] {
  if (heightOfBlocks(blocks, sheet) > roomOf(sheet)) return [...blocks]
  return blocks.map((block, index) => ({
    ...(block.kind === 'table' ? { ...block, kept: allRows(block) } : block),
    ...(goesOn || index < blocks.length - 1 ? { withNext: true as const } : {}),
  }))
}

/** All rows of a table except its header, which stays with the first row below anyway. */
function allRows(table: Table): RowRange[] {
  const rows = table.rows - table.headerRows
  const height = rowHeights(table).reduce((sum, one) => sum + one, 0)
  return rows > 0 ? [{ y: table.headerRows, rows, height }] : []
}
