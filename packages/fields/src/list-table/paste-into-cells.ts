import type { FormLocale, Json } from '@formwright/definition'
import type { Block } from '../grid/block.ts'
import { MAX_ROWS } from '../grid/max-rows.ts'
import { alignBlock } from '../grid/align-block.ts'
import type { AlignedBlock } from '../grid/align-block.ts'
import { isMisread, parseCell, rowsIn, trimmed } from './rows.ts'
import type { ListRow } from './rows.ts'
import type { TableColumn } from './use-columns.ts'

/** What came of a block that was put into a list cell by cell. */
interface PastedRows {
  readonly rows: readonly ListRow[]
  readonly aligned: AlignedBlock
  readonly counts: Record<'count' | 'outside' | 'closed' | 'misread', number>
}

/** A list and the cell that a block was pasted in; none where it was pasted beside the cells. */
export interface PasteInto {
  readonly value: unknown
  readonly at: { readonly row: number; readonly column: number } | undefined
  readonly columns: readonly TableColumn[]
  /** All that each column may be called. */
  readonly names: readonly (readonly string[])[]
  /** The indexes of the rows that are shown. */
  readonly shown: readonly number[]
  readonly locale: FormLocale
}

/**
 * The rows of a list with a block in their cells, from the one on where it was pasted. Without such a cell it
 * goes behind what is filled in: an empty row that was added for it is used.
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

/** A block without a first column that only numbers its rows one after another. */
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
