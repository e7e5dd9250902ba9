import { pointerOfPath } from '@formwright/definition'
import type { PaperBlock, PaperCell } from '@formwright/definition'

/** A pointer in the file, and what it names. */
export interface Spot {
  readonly pointer: string
  readonly at: string
}

/** The lists for which blocks repeat, with `*` for indexes of nested rows. */
export function* repeats(blocks: readonly PaperBlock[], row: string, above = ''): Generator<Spot> {
  for (const [index, { repeat, blocks: inner }] of blocks.entries()) {
    const at = `${above}/blocks/${index}`
    if (repeat === undefined) continue
    const rows = row + pointerOfPath(repeat)
    yield { pointer: rows, at: `${at}/repeat` }
    if (inner) yield* repeats(inner, `${rows}/*`, at)
  }
}

/** The pointers printed for a row by repeating blocks. */
export function* inRows(blocks: readonly PaperBlock[]): Generator<Spot> {
  for (const { cell, at, row } of rowCells(blocks, ''))
    for (const [key, pointer] of pointersOf(cell))
      yield { pointer: row + pointerOfPath(pointer), at: `${at}/${key}` }
}

export interface RowCell {
  readonly cell: PaperCell | PaperBlock
  readonly at: string
  /** The rows for which it repeats, with `*` for indexes. */
  readonly row: string
}

export function* rowCells(blocks: readonly PaperBlock[], row: string, above = ''): Generator<RowCell> {
  for (const [index, block] of blocks.entries()) {
    const pointer = `${above}/blocks/${index}`
    const { repeat, blocks: inner, ...own } = block
    const inside = repeat === undefined ? row : `${row}${pointerOfPath(repeat)}/*`
    if (inside !== '')
      for (const { cell, at } of cellsOf([own]))
        yield { cell, at: at.replace('/blocks/0', pointer), row: inside }
    if (inner) yield* rowCells(inner, inside, pointer)
  }
}

/** The fields of a cell. */
export function answeredIn({ field, fields = [] }: PaperCell | PaperBlock): readonly string[] {
  return [...(field === undefined ? [] : [field]), ...fields]
}

function pointersOf({ field, label, fields = [] }: PaperCell | PaperBlock): (readonly [string, string])[] {
  return [
    ...(field === undefined ? [] : [['field', field] as const]),
    ...(label === undefined ? [] : [['label', label] as const]),
    ...fields.map((pointer, index) => [`fields/${index}`, pointer] as const),
  ]
}

/** The blocks and cells outside of repeating blocks. */
export function* cellsOf(
  blocks: readonly PaperBlock[],
): Generator<{ cell: PaperCell | PaperBlock; at: string }> {
  for (const [index, block] of blocks.entries()) {
    if (block.repeat !== undefined) continue
    yield { cell: block, at: `/blocks/${index}` }
    for (const [r, row] of (block.rows ?? []).entries()) {
      for (const [c, cell] of row.entries()) yield { cell, at: `/blocks/${index}/rows/${r}/${c}` }
    }
  }
}

interface TableRow {
  readonly cells: readonly PaperCell[]
  readonly at: string
  /** The rows of a list for which it repeats, with `*` for indexes. */
  readonly row: string
}

export function* tableRows(blocks: readonly PaperBlock[], row: string, above = ''): Generator<TableRow> {
  for (const [index, { repeat, rows = [], blocks: inner = [] }] of blocks.entries()) {
    const at = `${above}/blocks/${index}`
    const inside = repeat === undefined ? row : `${row}${pointerOfPath(repeat)}/*`
    for (const [r, cells] of rows.entries()) yield { cells, at: `${at}/rows/${r}`, row: inside }
    yield* tableRows(inner, inside, at)
  }
}
