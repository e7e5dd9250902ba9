import { hasNoRoom, isTurned, pointerOfPath, roomOnPage, turnedPage } from '@formwright/definition'
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

/**
 * Checks the tables of a part's paper: rows must fill the columns, and columns and heights must fit the page.
 */
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
  /** The orientation of its pages. */
  readonly orientation: Orientation | undefined
  /** The rows for which it repeats, `/list/*`; its pointers are relative to them. */
  readonly row: string
}

/** All blocks, including those that repeat for each row. */
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

/** Keywords of a block that require another one. */
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

/**
 * Minimum width of a column in millimetres, for one letter and its padding; smaller widths were probably
 * meant as shares.
 */
const NARROWEST = 4

/** Rounding error, for example of inches, that is ignored, in millimetres. */
const TOLERANCE = 1

/** Tables must fit between the margins, and official heights on the page. */
function beyondPage(
  source: JsonSource,
  { block, at, orientation }: TableOnPaper,
  page?: PageSetup,
): Problem[] {
  const room = roomOnPage(isTurned(page, orientation) ? turnedPage(page) : page)
  // margins that leave no room are reported themselves
  if (hasNoRoom(room)) return []
  const { columns = [], rows = [] } = block
  const width = Number(columns.reduce((sum, column) => sum + column, 0).toFixed(2))
  const narrow = columns.flatMap((columnWidth, column) =>
    columnWidth > 0 && columnWidth < NARROWEST
      ? [fileProblem(source, `${at}/columns/${column}`, 'column-too-narrow', { width: columnWidth })]
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
      ? [
          fileProblem(source, `${at}/columns`, 'table-too-wide', {
            width,
            room: Number(room.width.toFixed(2)),
          }),
        ]
      : []),
    ...narrow,
    ...high,
  ]
}

/** Minimum width of a column of a printed list in millimetres, for a date, a number or three characters. */
const LEAST: Readonly<Record<string, number>> = { date: 23, month: 18, number: 15, year: 12, text: 12 }

/** The columns of a printed list must be wide enough for their contents. */
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

/** A cell must be wide enough to print its number or date on one line, as a broken number looks like two. */
function tight(
  source: JsonSource,
  { block, at, orientation, row: rows }: TableOnPaper,
  setup: PageSetup | undefined,
  cellAt: (pointer: string) => Cell | undefined,
): Problem[] {
  const { columns = [] } = block
  const all = columns.reduce((sum, column) => sum + column, 0)
  const room = roomOnPage(isTurned(setup, orientation) ? turnedPage(setup) : setup).width
  // columns wider than the page are reported separately
  if (all === 0 || all > room + TOLERANCE) return []
  return startsOf(block).flatMap(({ cell: { field, span = 1, as }, at: pointer, start }) => {
    const answered = field === undefined || as !== undefined ? undefined : cellAt(inRow(rows, field))
    const needed = answered && leastOf(answered)
    const width = columns.slice(start, start + span).reduce((sum, column) => sum + column, 0)
    // extremely narrow columns are reported where their width is written
    if (needed === undefined || width >= needed || width < NARROWEST * span) return []
    const params = { field: answered!.label, width: Number(width.toFixed(1)), needed }
    return [fileProblem(source, `${at}${pointer}/field`, 'cell-too-narrow', params)]
  })
}

const inRow = (rows: string, field: string) => (rows === '' ? field : rows + pointerOfPath(field))

/** Width of a digit, and total horizontal padding of a cell, in millimetres. */
const [DIGIT, PADDING] = [2, 3]

/** Minimum width in millimetres for the longest answer of a cell; `undefined` if it may break. */
function leastOf({ shape, schema }: Cell): number | undefined {
  if (shape === 'date') return LEAST.date
  if (shape !== 'number') return undefined
  const { maximum } = schema
  if (typeof maximum !== 'number' || Math.abs(maximum) >= 1e15) return LEAST.number
  return Math.min(LEAST.number!, PADDING + DIGIT * maximum.toString().length)
}

/** The cells of a table with their start column, taking into account cells that span rows. */
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

/** The spans in each row, including cells from rows above, must add up to the number of columns. */
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
  // if all rows agree, the columns are wrong
  if (
    first &&
    second &&
    found.length === block.rows.length &&
    found.every(({ width }) => width === first.width)
  )
    return [fileProblem(source, `${pointer}/columns`, 'columns-count', { width: first.width, columns })]
  return found.map(({ at, width }) => fileProblem(source, at, 'row-width', { width, columns }))
}
