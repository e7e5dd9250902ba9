import type { FormLocale, Json } from '@formwright/definition'
import type { Block } from '../grid/block.ts'
import { MAX_ROWS } from '../grid/max-rows.ts'
import { alignBlock } from '../grid/align-block.ts'
import type { AlignedBlock } from '../grid/align-block.ts'
import { isMisread, parseCell, rowsIn, trimmed } from './rows.ts'
import type { ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** The result of pasting a block into the cells of a list. */
interface PastedRows {
  readonly rows: readonly ListRow[]
  readonly aligned: AlignedBlock
  readonly counts: Record<'count' | 'outside' | 'closed' | 'misread', number>
}

/** A list and the cell where a block is pasted; no cell if it is pasted outside of the cells. */
export interface PasteInto {
  readonly value: unknown
  readonly at: { readonly row: number; readonly column: number } | undefined
  readonly columns: readonly TableColumn[]
  /** The possible names of each column. */
  readonly names: readonly (readonly string[])[]
  /** The indexes of the rows that are shown. */
  readonly shown: readonly number[]
  readonly locale: FormLocale
}

/**
 * Pastes a block into the cells of a list, from a cell on. Without a cell, rows are added after the filled
 * ones; an empty row that was already added is used.
 */
export function pasteIntoCells(
  pasted: Block,
  { value, at, columns, names, shown, locale }: PasteInto,
): PastedRows {
  const before = rowsIn(value)
  const next = [...(at ? before : trimmed(before))]
  const start = at ?? { row: shown.length, column: 0 }
  const aligned = alignBlock(withoutNumbering(pasted, columns[start.column]), { columns: names }, start)
  const changed = new Map<number, Record<string, Json>>()
  const counts = { count: 0, outside: 0, closed: 0, misread: 0 }
  const indexes = new Map<number, number>()
  for (const { row, column: number, text } of aligned.cells) {
    const column = columns[number]
    const index = indexes.get(row) ?? shown[row] ?? next.length
    if (!column || index >= MAX_ROWS) counts.outside++
    else if (column.readOnly) counts.closed++
    else {
      indexes.set(row, index)
      const read = parseCell(text, column, locale)
      counts.count++
      if (isMisread(read, column)) counts.misread++
      if (read === undefined || read === locale.none) continue
      const target = changed.get(index) ?? { ...next[index] }
      target[column.key] = read
      changed.set(index, target)
      next[index] = target
    }
  }
  return { rows: trimmed(next), aligned, counts }
}

/** Removes a first column that only numbers the rows. */
function withoutNumbering(block: Block, column: TableColumn | undefined): Block {
  const [first] = block
  if (block.length < 2 || !first || first.length < 2 || column?.type === 'number' || column?.type === 'year')
    return block
  const start = Number(first[0])
  const isNumbered =
    Number.isInteger(start) &&
    start > 0 &&
    block.every((line, index) => line[0]?.trim() === String(start + index))
  return isNumbered ? block.map((line) => line.slice(1)) : block
}
