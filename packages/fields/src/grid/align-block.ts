import { isNumber } from './block.ts'
import type { Block } from './block.ts'
import { Labels } from './labels.ts'

/** The names by which the rows and columns of a table can be recognised. */
export interface BlockTable {
  /** The possible names of each column. */
  readonly columns: readonly (readonly string[])[]
  /** The possible names of the heading above each column, if there is one. */
  readonly spans?: readonly (readonly string[])[]
  /** The possible names of each row, if rows have names. */
  readonly rows?: readonly (readonly string[])[]
  /** Whether a text is a unit; a column of units may follow the row names. */
  readonly isUnit?: (text: string) => boolean
}

/** The cells of the table that the texts of a block belong to. */
export interface AlignedBlock {
  readonly cells: readonly AlignedText[]
  /** The block included a header or row names, which are not content. */
  readonly hasHeader: boolean
  readonly hasNames: boolean
  /** Row and column names in the block that the table does not have. */
  readonly unknownRows: readonly string[]
  readonly unknownColumns: readonly string[]
}

/** A text and its cell in the table. */
export interface AlignedText {
  readonly row: number
  readonly column: number
  readonly text: string
  /**
   * Texts that may state its unit, the nearest first: units beside it, row name, column titles, lines above.
   */
  readonly around: readonly string[]
}

/**
 * Aligns a block copied from a spreadsheet with a table. Where the block has a header or row names that the
 * table knows, these determine the column and row of each text, in whatever order; other texts are placed
 * from the paste position on. Empty cells are skipped.
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
  /** Index of the first line after the header. */
  readonly end: number
  readonly columns: ColumnOf
  /** The header's text above each column of the block. */
  readonly titles: readonly string[]
  /** All texts above a column of the block: the nearest first, lines above the header last. */
  readonly above: readonly (readonly string[])[]
}

/** Maximum number of title lines above a header. */
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
 * Whether a line is a header: it contains several labels, or a label and at most one other text, and no
 * numbers. Bare years only count if there are several of them or names beside them.
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

/** Repeats the text of a merged heading, which is copied as its text followed by empty cells. */
function withMerged(line: readonly string[], isSpan: (text: string) => boolean): string[] {
  let span = ''
  return line.map((text) => {
    if (text.trim() !== '') span = isSpan(text) ? text : ''
    return text.trim() === '' ? span : text
  })
}

interface Names {
  /** The column of the block that contains them. */
  readonly column: number
  /** The table row of each line. */
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
    // numbers are only taken for names if all of them match and the block has other content
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

/** Assigns columns in order; a column of units after the names is skipped. */
function columnsInOrder(body: Block, names: number | undefined, from: number, table: BlockTable): ColumnOf {
  let first = names === undefined ? 0 : names + 1
  if (names !== undefined && isUnits(body, first, table)) first++
  return (index) => (index < first ? undefined : from + index - first)
}

/** The column of a block that contains the unit of each line. */
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
