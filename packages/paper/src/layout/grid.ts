import type { PaperCell } from '@formwright/definition'
import type { AreaCell, Area } from '../view/paper-view.ts'
import type { RowRange, Table, TableCell } from '../page/page-model.ts'
import { rowHeights } from './heights.ts'

/** A cell of the official table with its contents. */
export interface GridCell {
  readonly cell: PaperCell
  readonly area: Area
}

interface Spot extends GridCell {
  readonly column: number
  readonly row: number
  readonly columns: number
  readonly rows: number
}

/** A rectangle of the final grid; its horizontal edges in hundredths of a millimetre. */
interface GridRectangle {
  readonly from: number
  readonly to: number
  readonly y: number
  readonly rows: number
  readonly content: AreaCell
  readonly cell: PaperCell
}

/**
 * Converts the rows of an official table to one grid. If a cell contains cells itself (years across, a cross
 * table), the grid gets additional columns and rows, and the other cells are merged across these.
 */
export function gridOf(
  columns: readonly number[],
  rows: readonly (readonly GridCell[])[],
  more: { readonly header: number; readonly repeatHeader: boolean } & Paging,
): Table {
  const edges = edgesOf(columns)
  const spots = layOutCells(rows, columns.length)
  const heights = heightsOf(spots, rows.length)
  const starts = heights.map((_, row) => heights.slice(0, row).reduce((sum, height) => sum + height, 0))
  const total = heights.reduce((sum, height) => sum + height, 0)
  // a header and the cells below it are laid out separately; their edges may differ by rounding
  const known = new Set<number>()
  const rectangles = spots.flatMap((spot) => {
    const height = (starts[spot.row + spot.rows] ?? total) - starts[spot.row]!
    return rectanglesOf(spot, { edges, known }, starts[spot.row]!, height)
  })
  const across = [...new Set(rectangles.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b)
  const widths = across.slice(1).map((edge, index) => (edge - across[index]!) / 100)
  const cells = rectangles
    .map((rectangle) => tableCell(rectangle, across))
    .sort((one, other) => one.y - other.y || one.x - other.x)
  const withNext = new Set(
    rows.flatMap((row, index) =>
      staysWithNext(row) ? Array.from({ length: heights[index]! }, (_, below) => starts[index]! + below) : [],
    ),
  )
  const headerRows = starts[more.header] ?? (more.header >= rows.length ? total : 0)
  // the last row has no next one, and header rows stay with the first row below anyway
  withNext.delete(total - 1)
  for (let y = 0; y < headerRows; y++) withNext.delete(y)
  const joinedAt = new Set(cells.flatMap(({ joined, x, y }) => (joined ? [`${x} ${y}`] : [])))
  return {
    widths,
    rows: total,
    headerRows,
    repeatHeader: more.repeatHeader,
    splitRows: more.splitRows,
    // header rows never break, so they need no range
    kept: keptRows({ cells, widths, rows: total }, withNext, more).filter(
      ({ y, rows: high }) => y + high > headerRows,
    ),
    cells: cells.map(({ joined, ...cell }) => ({ ...cell, ...openEdges(cell, joined, joinedAt) })),
  }
}

/** Rows that ask for it, and by default rows of nothing but bold text, which serve as headings. */
function staysWithNext(row: readonly GridCell[]): boolean {
  if (row.some(({ cell }) => cell.withNext !== undefined)) return row.some(({ cell }) => cell.withNext)
  return row.every(({ cell }) => cell.strong && cell.field === undefined && cell.fields === undefined)
}

function edgesOf(widths: readonly number[]): number[] {
  const edges = [0]
  for (const width of widths) edges.push(edges.at(-1)! + Math.round(width * 100))
  return edges
}

/**
 * Positions the cells, taking cells that span several rows into account. A cell for which there is no room is
 * cut off; the linter reports it.
 */
function layOutCells(rows: readonly (readonly GridCell[])[], columns: number): Spot[] {
  const taken = new Set<string>()
  return rows.flatMap((cells, row) => {
    let column = 0
    return cells.flatMap((cell) => {
      while (taken.has(`${row},${column}`)) column++
      let span = 0
      const wanted = Math.min(cell.cell.span ?? 1, columns - column)
      while (span < wanted && !taken.has(`${row},${column + span}`)) span++
      if (span === 0) return []
      const down = Math.min(cell.cell.rows ?? 1, rows.length - row)
      for (let y = row; y < row + down; y++)
        for (let x = column; x < column + span; x++) taken.add(`${y},${x}`)
      column += span
      return [{ ...cell, row, column: column - span, columns: span, rows: down }]
    })
  })
}

/**
 * The number of grid rows for each table row. If a cell that spans several rows contains more rows, its last
 * row is extended.
 */
function heightsOf(spots: readonly Spot[], rows: number): number[] {
  const heights = Array.from({ length: rows }, () => 1)
  for (const { row, rows: down, area } of [...spots].sort((one, other) => one.rows - other.rows)) {
    const room = heights.slice(row, row + down).reduce((sum, height) => sum + height, 0)
    if (area.length > room) heights[row + down - 1]! += area.length - room
  }
  return heights
}

/** The grid cells of one table cell; those in the last row of its area take the remaining height. */
function rectanglesOf(spot: Spot, { edges, known }: Edges, y: number, height: number): GridRectangle[] {
  const taken: (Interval & { readonly until: number })[] = []
  const last = spot.area.length - 1
  return spot.area.flatMap((cells, row) => {
    const own = edgesIn(
      spot,
      cells,
      { edges, known },
      taken.filter(({ until }) => until > row),
    )
    for (const { to } of own) known.add(to)
    return cells.map((content, index): GridRectangle => {
      const rows = Math.min(content.rows ?? 1, spot.area.length - row)
      if (rows > 1) taken.push({ from: own[index]!.from, to: own[index]!.to, until: row + rows })
      const reachesEnd = row + rows - 1 === last
      return {
        from: own[index]!.from,
        to: own[index]!.to,
        y: y + row,
        rows: reachesEnd ? height - row : rows,
        content,
        cell: spot.cell,
      }
    })
  })
}

interface Interval {
  readonly from: number
  readonly to: number
}

interface Edges {
  /** The column edges of the official table. */
  readonly edges: readonly number[]
  /** The cell edges so far; a new edge within the rounding error of one of them is placed on it. */
  readonly known: Set<number>
}

/** The horizontal extent of each cell in a row of an area, next to cells that span down from rows above. */
function edgesIn(
  spot: Spot,
  cells: readonly AreaCell[],
  { edges, known }: Edges,
  taken: readonly Interval[],
): Interval[] {
  const start = edges[spot.column]!
  const end = edges[spot.column + spot.columns]!
  const from = Math.max(start, ...taken.map(({ to }) => to))
  const first = edges.indexOf(from)
  if (
    first >= 0 &&
    cells.length === spot.column + spot.columns - first &&
    cells.every(({ share }) => share === undefined)
  )
    return cells.map((_, index) => ({ from: edges[first + index]!, to: edges[first + index + 1]! }))
  const free = freeBeside(taken, start, end)
  const shares = cells.map(({ share }) => share ?? 1)
  const unit = lengthOf(free) / shares.reduce((sum, share) => sum + share, 0)
  let exact = free[0]?.from ?? end
  let left = exact
  return shares.map((share) => {
    exact += share * unit
    const within = free.find(({ to }) => left < to)
    const to = nearest(exact, [within?.to ?? end, ...known])
    const next = to === within?.to ? free.find((interval) => interval.from > to) : undefined
    const cell = { from: left, to }
    if (next) exact += next.from - to
    left = next ? next.from : to
    return cell
  })
}

/** The intervals between two edges that are not taken by cells from rows above. */
function freeBeside(taken: readonly Interval[], start: number, end: number): Interval[] {
  const free: Interval[] = []
  let from = start
  for (const one of [...taken].sort((a, b) => a.from - b.from)) {
    if (one.from > from) free.push({ from, to: one.from })
    from = Math.max(from, one.to)
  }
  return from < end ? [...free, { from, to: end }] : free
}

function lengthOf(intervals: readonly Interval[]): number {
  return intervals.reduce((sum, { from, to }) => sum + to - from, 0)
}

/** The edge within the rounding error of a position, or the rounded position. */
function nearest(index: number, edges: Iterable<number>): number {
  for (const edge of edges) if (Math.abs(edge - index) < 2) return edge
  return Math.round(index)
}

function tableCell({ from, to, y, rows, content, cell }: GridRectangle, across: readonly number[]): Joined {
  const x = across.indexOf(from)
  const height = cell.height ?? content.height
  const pointer = content.pointer ?? cell.field
  return {
    x,
    y,
    columns: across.indexOf(to) - x,
    rows,
    paragraphs: content.paragraphs,
    align: cell.align ?? content.align ?? 'center',
    ...(content.paragraphs[0]?.style === 'answer' || content.paragraphs.at(-1)?.style === 'answer'
      ? { top: true }
      : {}),
    ...(cell.strong || content.strong ? { strong: true } : {}),
    ...(height === undefined ? {} : { height }),
    ...(cell.joined ? { joined: true } : {}),
    ...(pointer === undefined ? {} : { pointer }),
  }
}

type Joined = TableCell & { readonly joined?: boolean }

function openEdges(
  { x, y, rows }: TableCell,
  joined: boolean | undefined,
  joinedAt: ReadonlySet<string>,
): Pick<TableCell, 'open'> {
  const below = joinedAt.has(`${x} ${y + rows}`)
  return joined || below
    ? { open: { ...(joined ? { top: true } : {}), ...(below ? { bottom: true } : {}) } }
    : {}
}

/** Maximum height of the rows of a merged cell that are kept on one page, as a share of the page. */
const MOST = 0.7
/** Height in millimetres up to which merged rows are kept together even where rows may break. */
const FEW = 40

interface Paging {
  readonly splitRows: boolean
  /** Height of a page between its margins in millimetres. */
  readonly room: number
}

/**
 * Ranges of rows that are kept on one page: the rows of a merged cell, unless moving them could leave most of
 * a page empty, and rows that stay with the next one. If rows may break, merged ones are only kept together
 * up to a small height or the height that the form gives them; single rows up to that height do not break
 * either.
 */
function keptRows(table: Grid, withNext: ReadonlySet<number>, { splitRows, room }: Paging): RowRange[] {
  const heights = rowHeights(table)
  const official = Array.from({ length: table.rows }, () => 0)
  for (const { y, rows, height = 0 } of table.cells)
    if (rows === 1) official[y] = Math.max(official[y]!, height)
  const over = ({ y, rows }: Rows, of: readonly number[]) =>
    of.slice(y, y + rows).reduce((sum, height) => sum + height, 0)
  const merged = table.cells.filter((range) => {
    if (range.rows === 1 && !splitRows) return false
    const most = splitRows ? Math.max(FEW, over(range, official)) : room
    return over(range, heights) <= Math.min(most, MOST * room)
  })
  return distinct([...merged, ...chainsOf(withNext)])
    .map(({ y, rows }) => ({ y, rows, height: over({ y, rows }, heights) }))
    .filter(({ height }) => height <= room)
}

type Grid = Pick<Table, 'cells' | 'widths' | 'rows'>
type Rows = Pick<TableCell, 'y' | 'rows'>

/** Combines overlapping ranges of rows. */
function distinct(ranges: readonly Rows[]): Rows[] {
  const found: Rows[] = []
  for (const { y, rows } of [...ranges].sort((one, other) => one.y - other.y)) {
    const last = found.at(-1)
    if (!last || y >= last.y + last.rows) found.push({ y, rows })
    else found[found.length - 1] = { y: last.y, rows: Math.max(last.rows, y + rows - last.y) }
  }
  return found
}

/** Consecutive rows that stay with the next one, including the row after the last of them. */
function chainsOf(withNext: ReadonlySet<number>): Rows[] {
  return [...withNext]
    .filter((y) => !withNext.has(y - 1))
    .map((y) => {
      let rows = 2
      while (withNext.has(y + rows - 1)) rows++
      return { y, rows }
    })
}
