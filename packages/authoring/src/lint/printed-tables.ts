import { isTurned, roomOnPage, turnedPage } from '@formwright/definition'
import type {
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
): Problem[] {
  return [...placesOf(blocks, page.orientation)].flatMap((place) => [
    ...ignored(source, place),
    ...widths(source, place),
    ...beyondPage(source, place, setup),
    ...crowded(source, place, setup, listAt),
  ])
}

interface Placed {
  readonly block: PaperBlock
  readonly at: string
  /** Of the pages that it stands on. */
  readonly orientation: Orientation | undefined
}

/** All blocks, those that come together for each row among them. */
function* placesOf(
  blocks: readonly PaperBlock[],
  ofThese: Orientation | undefined,
  above = '',
): Generator<Placed> {
  for (const [index, block] of blocks.entries()) {
    const [at, { orientation = ofThese }] = [`${above}/blocks/${index}`, block]
    yield { block, at, orientation }
    yield* placesOf(block.blocks ?? [], orientation, at)
  }
}

/** What a keyword of a block needs beside it: nothing else has columns, rows that are kept, or blank ones. */
const NEEDED = {
  columns: ['rows'],
  header: ['rows'],
  together: ['rows', 'repeat', 'field', 'fields', 'list'],
  blankRows: ['repeat', 'field', 'fields', 'list'],
} as const satisfies Partial<Record<keyof PaperBlock, readonly (keyof PaperBlock)[]>>

function ignored(source: JsonSource, { block, at }: Placed): Problem[] {
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
function beyondPage(source: JsonSource, { block, at, orientation }: Placed, page?: PageSetup): Problem[] {
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
  { block: { list: place }, at, orientation }: Placed,
  setup: PageSetup | undefined,
  listAt: (pointer: string) => FormList | undefined,
): Problem[] {
  const list = place === undefined ? undefined : listAt(place)
  const { width } = roomOnPage(isTurned(setup, orientation) ? turnedPage(setup) : setup)
  if (!list || width <= 0) return []
  const needed = list.columns.reduce((sum, { type = 'text' }) => sum + LEAST[type]!, 0)
  const params = { list: list.title, count: list.columns.length, needed, room: width }
  return needed > width ? [fileProblem(source, `${at}/list`, 'list-too-wide', params)] : []
}

/** Spans of a row, with cells that reach down from rows above, add up to the table's columns. */
function widths(source: JsonSource, { block, at: place }: Placed): Problem[] {
  if (!block.rows || !block.columns) return []
  const columns = block.columns.length
  const reaching: { rows: number; span: number }[] = []
  const found = block.rows.flatMap((row, r) => {
    const above = reaching.filter((cell) => cell.rows > 0).reduce((sum, cell) => sum + cell.span, 0)
    const own = row.reduce((sum, cell) => sum + (cell.span ?? 1), 0)
    for (const cell of reaching) cell.rows--
    for (const cell of row)
      if ((cell.rows ?? 1) > 1) reaching.push({ rows: cell.rows! - 1, span: cell.span ?? 1 })
    return above + own === columns ? [] : [{ at: `${place}/rows/${r}`, width: above + own }]
  })
  const over = block.rows.flatMap((row, r) =>
    row.flatMap(({ rows: down = 1 }, c) =>
      r + down > block.rows!.length
        ? [
            fileProblem(source, `${place}/rows/${r}/${c}/rows`, 'cell-too-long', {
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
    return [fileProblem(source, `${place}/columns`, 'columns-count', { width: first.width, columns })]
  return found.map(({ at, width }) => fileProblem(source, at, 'row-width', { width, columns }))
}
