import { isTurned, pointerOfPath, roomOnPage, turnedPage } from '@formwright/definition'
import type {
  Cell,
  FormList,
  JsonSource,
  Orientation,
  PageSetup,
  PaperBlock,
  PaperPart,
  Problem,
} from '@formwright/definition'
import { fileProblem } from './context.ts'

/** The tables of a part's paper: rows fill their columns, columns and heights the page that they stand on. */
export function printedTables(
  source: JsonSource,
  { blocks, page }: Pick<PaperPart, 'blocks' | 'page'>,
  setup: PageSetup | undefined,
  listAt: (pointer: string) => FormList | undefined,
  cellAt: (pointer: string) => Cell | undefined,
): Problem[] {
  return [...blocksOf(blocks, page.orientation)].flatMap((found) => [
    ...ignored(source, found),
    ...widths(source, found),
    ...beyondPage(source, found, setup),
    ...crowded(source, found, setup, listAt),
    ...tight(source, found, setup, cellAt),
  ])
}

interface TableOnPaper {
  readonly block: PaperBlock
  readonly at: string
  /** Of the pages that it stands on. */
  readonly orientation: Orientation | undefined
  /** The rows that it comes for, `/list/*`: what its pointers are relative to. */
  readonly row: string
}

/** All blocks, those that come together for each row among them. */
function* blocksOf(
  blocks: readonly PaperBlock[],
  ofThese: Orientation | undefined,
  above = '',
  row = '',
): Generator<TableOnPaper> {
  for (const [index, block] of blocks.entries()) {
    const [at, { orientation = ofThese }] = [`${above}/blocks/${index}`, block]
    const rows = block.repeat === undefined ? row : `${row}${pointerOfPath(block.repeat)}/*`
    yield { block, at, orientation, row: rows }
    yield* blocksOf(block.blocks ?? [], orientation, at, rows)
  }
}

/** What a keyword of a block needs beside it: nothing else has columns, rows that are kept, or blank ones. */
const NEEDED = {
  columns: ['rows'],
  header: ['rows'],
  together: ['rows', 'repeat', 'field', 'fields', 'list'],
  blankRows: ['repeat', 'field', 'fields', 'list'],
} as const satisfies Partial<Record<keyof PaperBlock, readonly (keyof PaperBlock)[]>>

function ignored(source: JsonSource, { block, at }: TableOnPaper): Problem[] {
  return (Object.keys(NEEDED) as (keyof typeof NEEDED)[]).flatMap((keyword) =>
    block[keyword] === undefined || NEEDED[keyword].some((needed) => block[needed] !== undefined)
      ? []
      : [fileProblem(source, `${at}/${keyword}`, 'keyword-ignored', { keyword })],
  )
}

/** Millimetres that one letter takes with the space beside it: narrower columns were meant as shares. */
const NARROWEST = 4

/** So much is lost in rounding, as of inches, and not seen when it is narrowed, in millimetres. */
const TOLERANCE = 1

/** Tables stay between the margins, and official heights on a page. */
function beyondPage(
  source: JsonSource,
  { block, at, orientation }: TableOnPaper,
  page?: PageSetup,
): Problem[] {
  const room = roomOnPage(isTurned(page, orientation) ? turnedPage(page) : page)
  // that nothing fits on the page is said where its margins are
  if (room.width <= 0 || room.height <= 0) return []
  const { columns = [], rows = [] } = block
  const width = Number(columns.reduce((sum, column) => sum + column, 0).toFixed(2))
  const narrow = columns.flatMap((one, column) =>
    one > 0 && one < NARROWEST
      ? [fileProblem(source, `${at}/columns/${column}`, 'column-too-narrow', { width: one })]
      : [],
  )
  const high = rows.flatMap((row, r) =>
    row.flatMap(({ height = 0 }, c) =>
      height > room.height
        ? [fileProblem(source, `${at}/rows/${r}/${c}/height`, 'cell-too-high', { height, room: room.height })]
        : [],
    ),
  )
  return [
    ...(width > room.width + TOLERANCE
      ? [fileProblem(source, `${at}/columns`, 'table-too-wide', { width, room: room.width })]
      : []),
    ...narrow,
    ...high,
  ]
}

/** Millimetres that a column of a printed list needs at least: a day, a number or three letters in a line. */
const LEAST: Readonly<Record<string, number>> = { date: 23, month: 18, number: 15, year: 12, text: 12 }

/** The columns of a printed list have room for what they are for. */
function crowded(
  source: JsonSource,
  { block: { list: position }, at, orientation }: TableOnPaper,
  setup: PageSetup | undefined,
  listAt: (pointer: string) => FormList | undefined,
): Problem[] {
  const list = position === undefined ? undefined : listAt(position)
  const { width } = roomOnPage(isTurned(setup, orientation) ? turnedPage(setup) : setup)
  if (!list || width <= 0) return []
  const needed = list.columns.reduce((sum, { type = 'text' }) => sum + LEAST[type]!, 0)
  const params = { list: list.title, count: list.columns.length, needed, room: width }
  return needed > width ? [fileProblem(source, `${at}/list`, 'list-too-wide', params)] : []
}

/**
 * A cell of the table has room for the number or day that is answered in it, on one line: a number that is
 * broken reads as two.
 */
function tight(
  source: JsonSource,
  { block, at, orientation, row: rows }: TableOnPaper,
  setup: PageSetup | undefined,
  cellAt: (pointer: string) => Cell | undefined,
): Problem[] {
  const { columns = [] } = block
  const all = columns.reduce((sum, column) => sum + column, 0)
  const room = roomOnPage(isTurned(setup, orientation) ? turnedPage(setup) : setup).width
  // columns wider than the page are told by themselves
  if (all === 0 || all > room + TOLERANCE) return []
  return startsOf(block).flatMap(({ cell: { field, span = 1, as }, at: pointer, start }) => {
    const answered = field === undefined || as !== undefined ? undefined : cellAt(inRow(rows, field))
    const needed = answered && leastOf(answered)
    const width = columns.slice(start, start + span).reduce((sum, column) => sum + column, 0)
    // what no letter has room in is told where its width is written
    if (needed === undefined || width >= needed || width < NARROWEST * span) return []
    const params = { field: answered!.label, width: Number(width.toFixed(1)), needed }
    return [fileProblem(source, `${at}${pointer}/field`, 'cell-too-narrow', params)]
  })
}

const inRow = (rows: string, field: string) => (rows === '' ? field : rows + pointerOfPath(field))

/** Millimetres that a digit takes in a table, and the space on both sides of what is in a cell. */
const [DIGIT, PADDING] = [2, 3]

/** Millimetres that the longest answer of a cell needs; `undefined` for what may break. */
function leastOf({ shape, schema }: Cell): number | undefined {
  if (shape === 'date') return LEAST.date
  if (shape !== 'number') return undefined
  const { maximum } = schema
  if (typeof maximum !== 'number' || Math.abs(maximum) >= 1e15) return LEAST.number
  return Math.min(LEAST.number!, PADDING + DIGIT * maximum.toString().length)
}

/** The cells of a table with the column that each begins in, past those that reach down from above. */
function startsOf({ rows = [], columns = [] }: PaperBlock) {
  const taken = columns.map(() => 0)
  return rows.flatMap((row, r) => {
    let column = 0
    const located = row.map((cell, c) => {
      while ((taken[column] ?? 0) > 0) column++
      const start = column
      column += cell.span ?? 1
      return { cell, at: `/rows/${r}/${c}`, start }
    })
    for (const [index, left] of taken.entries()) taken[index] = Math.max(0, left - 1)
    for (const { cell, start } of located) taken.fill((cell.rows ?? 1) - 1, start, start + (cell.span ?? 1))
    return located
  })
}

/** Spans of a row, with cells that reach down from rows above, add up to the table's columns. */
function widths(source: JsonSource, { block, at: pointer }: TableOnPaper): Problem[] {
  if (!block.rows || !block.columns) return []
  const columns = block.columns.length
  const reaching: { rows: number; span: number }[] = []
  const found = block.rows.flatMap((row, r) => {
    const above = reaching.filter((cell) => cell.rows > 0).reduce((sum, cell) => sum + cell.span, 0)
    const own = row.reduce((sum, cell) => sum + (cell.span ?? 1), 0)
    for (const cell of reaching) cell.rows--
    for (const cell of row)
      if ((cell.rows ?? 1) > 1) reaching.push({ rows: cell.rows! - 1, span: cell.span ?? 1 })
    return above + own === columns ? [] : [{ at: `${pointer}/rows/${r}`, width: above + own }]
  })
  const over = block.rows.flatMap((row, r) =>
    row.flatMap(({ rows: down = 1 }, c) =>
      r + down > block.rows!.length
        ? [
            fileProblem(source, `${pointer}/rows/${r}/${c}/rows`, 'cell-too-long', {
              rows: down,
              left: block.rows!.length - r,
            }),
          ]
        : [],
    ),
  )
  if (over.length > 0) return over
  const [first, second] = found
  // all rows alike: it is the columns that are too many or too few
  if (
    first &&
    second &&
    found.length === block.rows.length &&
    found.every(({ width }) => width === first.width)
  )
    return [fileProblem(source, `${pointer}/columns`, 'columns-count', { width: first.width, columns })]
  return found.map(({ at, width }) => fileProblem(source, at, 'row-width', { width, columns }))
}
