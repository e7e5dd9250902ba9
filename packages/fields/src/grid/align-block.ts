import { isNumber } from './block.ts'
import type { Block } from './block.ts'
import { Labels } from './labels.ts'

/** What the cells of a table are called. */
export interface BlockTable {
  /** All that each column may be called. */
  readonly columns: readonly (readonly string[])[]
  /** All that the heading above each column may be called, where there is one. */
  readonly spans?: readonly (readonly string[])[]
  /** All that each row may be called, where rows have names. */
  readonly rows?: readonly (readonly string[])[]
  /** Whether a text is a unit: a column of units may stand beside the names. */
  readonly isUnit?: (text: string) => boolean
}

/** Where the texts of a block go. */
export interface AlignedBlock {
  readonly cells: readonly AlignedText[]
  /** The block brought a header, or names of rows, which are no content. */
  readonly hasHeader: boolean
  readonly hasNames: boolean
  /** What the block calls rows and columns that the table does not have. */
  readonly unknownRows: readonly string[]
  readonly unknownColumns: readonly string[]
}

/** A text and the cell that it is for. */
export interface AlignedText {
  readonly row: number
  readonly column: number
  readonly text: string
  /** What may say the unit it is written in, the nearest first: units beside, name, titles, lines above. */
  readonly around: readonly string[]
}

/**
 * Where a block that was copied from a spreadsheet goes in a table. A header and names of rows that the table
 * knows are no content: by them each text finds its column and its row, in whichever order they are. What has
 * none goes from the place on where it was pasted. Empty cells go nowhere.
 * @param at the cell where it was pasted
 */
export function alignBlock(
  block: Block,
  table: BlockTable,
  at: { readonly row: number; readonly column: number },
): AlignedBlock {
  const header = headerOf(block, table)
  const body = block.slice(header?.end ?? 0)
  const columns = header?.columns
  const names = table.rows && namesOf(body, table.rows, columns)
  const columnOf = columns ?? columnsInOrder(body, names?.column, at.column, table)
  const units = unitsColumn(body, (index) => columnOf(index) !== undefined || index === names?.column, table)
  const beside = [units, names?.column].filter((index) => index !== undefined)
  const aroundOf = (line: readonly string[], index: number) =>
    [...beside.map((other) => line[other] ?? ''), ...(header?.above[index] ?? [])].filter(
      (some) => some.trim() !== '',
    )
  const cells: AlignedText[] = []
  const unknownRows: string[] = []
  body.forEach((line, down) => {
    const row = names ? names.rows[down] : at.row + down
    const own = line.flatMap((text, index) => {
      const column = columnOf(index)
      if (column === undefined || text.trim() === '') return []
      return [{ column, text, around: aroundOf(line, index) }]
    })
    if (own.length === 0) return
    if (row === undefined) unknownRows.push(line[names!.column]?.trim() || own[0]!.text.trim())
    else for (const one of own) cells.push({ row, ...one })
  })
  const isKnown = (index: number) =>
    columnOf(index) !== undefined || index === names?.column || index === units
  return {
    cells,
    hasHeader: header !== undefined,
    hasNames: names !== undefined,
    unknownRows,
    unknownColumns: header ? header.titles.filter((title, index) => title !== '' && !isKnown(index)) : [],
  }
}

type ColumnOf = (index: number) => number | undefined

interface Header {
  /** The first line behind it. */
  readonly end: number
  readonly columns: ColumnOf
  /** What it writes above each column of the block. */
  readonly titles: readonly string[]
  /** All that stands above a column of the block, the nearest first, lines above the header last. */
  readonly above: readonly (readonly string[])[]
}

/** Lines above a header that may hold a title. */
const TITLES = 2

function headerOf(block: Block, table: BlockTable): Header | undefined {
  const columns = new Labels(
    table.columns.map((own, index) => [
      ...own,
      ...(table.spans?.[index] ?? []).flatMap((span) => own.map((name) => span + name)),
    ]),
  )
  const spans = new Labels(table.spans ?? [])
  const isLabel = (text: string) => columns.of(text).length > 0 || spans.of(text).length > 0
  const isHeader = (line: readonly string[] | undefined) =>
    line !== undefined && isHeaderLine(line, isLabel, block.length)
  let start = 0
  while (start < TITLES && !isHeader(block[start]) && isTitle(block[start], block)) start++
  if (!isHeader(block[start])) return undefined
  let end = start
  while (isHeader(block[end])) end++
  const lines = block.slice(start, end).map((line) => withMerged(line, (text) => spans.of(text).length > 0))
  const taken = new Set<number>()
  const width = Math.max(...block.map((line) => line.length))
  const columnOf = Array.from({ length: width }, (_, index) => {
    const found = lines.flatMap((line) => {
      const known = columns.of(line[index] ?? '')
      const under = known.length > 0 ? known : spans.of(line[index] ?? '')
      return under.length > 0 ? [under] : []
    })
    const column = found[0]?.find((one) => !taken.has(one) && found.every((some) => some.includes(one)))
    if (column !== undefined) taken.add(column)
    return column
  })
  const titles = Array.from({ length: width }, (_, index) => lines.at(-1)?.[index]?.trim() ?? '')
  const captions = block.slice(0, start).flat()
  const above = Array.from({ length: width }, (_, index) => [
    ...lines.map((line) => line[index] ?? '').reverse(),
    ...captions,
  ])
  return { end, columns: (index) => columnOf[index], titles, above }
}

/**
 * A header holds several labels, or one beside no more than one other text, and no numbers; bare years are a
 * header only with more of their kind or beside names.
 */
function isHeaderLine(
  line: readonly string[],
  isLabel: (text: string) => boolean,
  blockLength: number,
): boolean {
  const first = line.findIndex((text) => isLabel(text))
  if (first < 0) return false
  const filled = line.slice(first).filter((text) => text.trim() !== '')
  const known = filled.filter(isLabel)
  if (known.some((text) => !isNumber(text)))
    return (
      (known.length > 1 || known.length * 2 >= filled.length) &&
      !line.some((text) => isNumber(text) && !isLabel(text))
    )
  const isBesideNames = first > 0 && line.slice(0, first).every((text) => !isNumber(text))
  return blockLength > 1 && known.length === filled.length && (known.length > 1 || isBesideNames)
}

function isTitle(line: readonly string[] | undefined, block: Block): boolean {
  return (
    line !== undefined &&
    block.some(({ length }) => length > 1) &&
    line.filter((text) => text.trim() !== '').length < 2
  )
}

/** A merged cell of a heading is copied as its text and empty cells behind it. */
function withMerged(line: readonly string[], isSpan: (text: string) => boolean): string[] {
  let span = ''
  return line.map((text) => {
    if (text.trim() !== '') span = isSpan(text) ? text : ''
    return text.trim() === '' ? span : text
  })
}

interface Names {
  /** The column of the block that they are in. */
  readonly column: number
  /** The row of the table that each line is of. */
  readonly rows: readonly (number | undefined)[]
}

function namesOf(
  body: Block,
  rows: readonly (readonly string[])[],
  columns: ColumnOf | undefined,
): Names | undefined {
  const labels = new Labels(rows)
  const width = Math.max(0, ...body.map((line) => line.length))
  const known = Array.from({ length: width }, (_, column) => {
    if (columns?.(column) !== undefined) return 0
    const texts = body.map((line) => line[column] ?? '').filter((text) => text.trim() !== '')
    const found = texts.filter((text) => labels.of(text).length > 0)
    // numbers are names only where all of them are and something else stands beside them
    const isSure = found.some((text) => !isNumber(text)) || (width > 1 && found.length === texts.length)
    return isSure ? found.length : 0
  })
  const most = Math.max(0, ...known)
  if (most === 0) return undefined
  const column = known.indexOf(most)
  const taken = new Set<number>()
  const before = new Map<number, string>()
  return {
    column,
    rows: body.map((line) => {
      line.slice(0, column).forEach((text, index) => {
        if (text.trim() !== '') before.set(index, text)
      })
      const name = line[column] ?? ''
      const within = [...before.values()].flatMap((text) => labels.of(text + name))
      const row = [...within, ...labels.of(name)].find((one) => !taken.has(one))
      if (row !== undefined) taken.add(row)
      return row
    }),
  }
}

/** Columns one after another; behind names, units are passed over. */
function columnsInOrder(body: Block, names: number | undefined, from: number, table: BlockTable): ColumnOf {
  let first = names === undefined ? 0 : names + 1
  if (names !== undefined && isUnits(body, first, table)) first++
  return (index) => (index < first ? undefined : from + index - first)
}

/** The column of a block that says the unit of each line. */
function unitsColumn(
  body: Block,
  isTaken: (index: number) => boolean,
  table: BlockTable,
): number | undefined {
  if (!table.isUnit) return undefined
  const width = Math.max(0, ...body.map((line) => line.length))
  return Array.from({ length: width }, (_, index) => index).find(
    (index) => !isTaken(index) && isUnits(body, index, table),
  )
}

function isUnits(body: Block, index: number, { isUnit = () => false }: BlockTable): boolean {
  const texts = body.map((line) => line[index]?.trim() ?? '').filter((text) => text !== '')
  return texts.length > 0 && texts.every((text) => isUnit(text))
}
