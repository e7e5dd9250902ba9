import { ownMember, scalarText } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { CellContent, SheetTable, TableEntry } from '../view/sheet-view.ts'
import { columnIn, isGivenColumn, numberOfEntry } from './rows.ts'
import { sameContent } from './same-content.ts'

type Entry = Readonly<Record<string, unknown>>
/** The contents of a row by column; `undefined` where a cell cannot be read. */
export type FoundRow = readonly (CellContent | undefined)[]

/** A row of the file. */
export interface FoundLine {
  readonly row: FoundRow
  /** The number at the start of the row, which moves with it. */
  readonly number: string
}

/** An exported row. */
export interface Exported {
  readonly entry: Entry
  readonly written: readonly CellContent[]
  readonly number: string
}

/** A row of the file, the entry made of it, and the exported row that it continues. */
export interface RowRead {
  readonly line: FoundLine
  readonly entry: TableEntry
  readonly was: Exported | undefined
}

/** The rows of a file, and the cells changed in columns that only the form fills in. */
export interface RowsRead {
  /** Whether any row differs from the exported ones. */
  readonly isChanged: boolean
  readonly rows: readonly RowRead[]
  readonly given: readonly { readonly line: number; readonly column: number; readonly found: CellContent }[]
}

export function isEmpty(row: FoundRow): boolean {
  return !row.some(isFilled)
}

export function isFilled(content: CellContent | undefined): boolean {
  return content !== undefined && content !== null && String(content).trim() !== ''
}

export function exportedRows(table: SheetTable, before: readonly Entry[]): readonly Exported[] {
  return before.map((entry, index) => ({
    entry,
    written: table.columns.map((column) => columnIn(column, entry).write(ownMember(entry, column.key))),
    number: numberOfEntry(table, entry, index),
  }))
}

/**
 * Makes entries of the rows of a file. A row that was moved, or edited while others were inserted, still
 * continues its exported row and keeps what no column shows.
 */
export function rowsAfter(
  found: readonly FoundLine[],
  exported: readonly Exported[],
  table: SheetTable,
): RowsRead {
  if (
    exported.length === found.length &&
    exported.every(({ written }, index) => says(found[index]!.row, written))
  ) {
    const rows = exported.map((was, index) => ({
      line: found[index]!,
      entry: was.entry as TableEntry,
      was,
    }))
    return { isChanged: false, rows, given: [] }
  }
  const was = matched(found, exported, table.columns)
  const given: RowsRead['given'][number][] = []
  const rows = found.map((line, at) => ({
    line,
    was: was[at],
    entry: entryOf(line.row, was[at], table, (column, content) =>
      given.push({ line: at, column, found: content }),
    ),
  }))
  return { isChanged: true, rows, given }
}

function says(row: FoundRow, written: readonly CellContent[]): boolean {
  return row.every((content, at) => content === undefined || sameContent(content, written[at]!))
}

/**
 * Matches rows of the file with exported rows: by equal contents, by key, by number, by most cells in common,
 * or by position.
 */
function matched(
  found: readonly FoundLine[],
  exported: readonly Exported[],
  columns: SheetTable['columns'],
): readonly (Exported | undefined)[] {
  const keyAt = columns.findIndex(({ isKey }) => isKey)
  // a row with a different key is a different row
  const isOther = (row: FoundRow, one: Exported) =>
    keyAt >= 0 && isFilled(row[keyAt]) && isFilled(one.written[keyAt])
  const was = new Array<Exported | undefined>(found.length).fill(undefined)
  const left = new Set(exported)
  const match = (line: number, one: Exported | undefined) => {
    if (was[line] || !one || !left.delete(one)) return
    was[line] = one
  }
  const byNumber = groupsOf(left, ({ number }) => number)
  // rows with equal contents are told apart by their numbers
  found.forEach(({ row, number }, line) => {
    const [same] = byNumber.get(number) ?? []
    match(line, same && says(row, same.written) ? same : undefined)
  })
  // the printed number identifies a row, even if contents were swapped between rows
  for (const [line, one] of interchanged(found, exported, isOther)) match(line, one)
  const byContent = groupsOf(left, ({ written }) => written.map(textOf).join('\t'))
  found.forEach(({ row }, line) => {
    const same = byContent.get(row.map((content) => textOf(content ?? null)).join('\t'))
    match(
      line,
      same?.find((one) => left.has(one) && says(row, one.written)),
    )
  })
  if (keyAt >= 0) {
    const byKey = groupsOf(left, ({ written }) => textOf(written[keyAt]!))
    found.forEach(({ row }, line) => {
      const key = textOf(row[keyAt] ?? null)
      const [only, other] = key === '' ? [] : (byKey.get(key) ?? [])
      match(line, other ? undefined : only)
    })
  }
  // unless nothing but its key was changed
  const isRenamed = (row: FoundRow, one: Exported) => {
    const rest = row.map((content, at) => (at === keyAt ? one.written[at] : content))
    return !isEmpty(rest.filter((_, at) => at !== keyAt)) && says(rest, one.written)
  }
  found.forEach(({ row, number }, line) => {
    const [one] = byNumber.get(number) ?? []
    match(line, one && (!isOther(row, one) || isRenamed(row, one)) ? one : undefined)
  })
  const others = found.flatMap((_, line) => (was[line] ? [] : [line]))
  // references to rows are no evidence: two rows may refer to the same one
  const own = columns.flatMap(({ inRows }, at) => (inRows ? [] : [at]))
  if (others.length * left.size <= MOST_COMPARED)
    for (const line of others) {
      const { row } = found[line]!
      const among = [...left].filter((one) => !isOther(row, one))
      match(line, mostAlike(row, among, own))
    }
  // in earlier workbooks nested rows were numbered by position; a row without a number was inserted
  found.forEach(({ row, number }, line) => {
    const one = number === String(line + 1) ? exported[line] : undefined
    match(line, one && !isOther(row, one) ? one : undefined)
  })
  return was
}

/**
 * Rows whose contents were swapped while the numbers stayed in place. If a number was never printed, or a
 * row's own number is gone, the rows were renumbered instead.
 */
function interchanged(
  found: readonly FoundLine[],
  exported: readonly Exported[],
  isOther: (row: FoundRow, one: Exported) => boolean,
): readonly (readonly [number, Exported])[] {
  const printed = single(exported, ({ number }) => number)
  const lines = single(found, ({ number }) => number)
  const contents = single(exported, ({ written }) => written.map(textOf).join('\t'))
  /** The number at the start of a row → the number of the exported row with its contents. */
  const holds = new Map<string, string>()
  for (const { row, number } of lines.values()) {
    const own = printed.get(number)
    if (own && says(row, own.written)) continue
    const other = contents.get(row.map((content) => textOf(content ?? null)).join('\t'))
    if (other && says(row, other.written)) holds.set(number, other.number)
  }
  const isAnew = new Set<string>()
  const listOfKey = new Map([...holds].map(([number, other]) => [other, number]))
  const follow = (from: string, next: ReadonlyMap<string, string>) => {
    for (let number: string | undefined = from; number !== undefined; number = next.get(number)) {
      if (isAnew.has(number)) return
      isAnew.add(number)
    }
  }
  for (const [number, other] of holds) {
    if (!printed.has(number)) follow(number, holds)
    if (!lines.has(other)) follow(other, listOfKey)
  }
  return found.flatMap((line, at) => {
    const own = lines.get(line.number) === line ? printed.get(line.number) : undefined
    return own && !isAnew.has(line.number) && holds.size > 0 && !isOther(line.row, own) ? [[at, own]] : []
  })
}

/** The items whose key is unique. */
function single<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const groups = [...groupsOf(items, keyOf)]
  return new Map(groups.flatMap(([key, [only, other]]) => (key === '' || other ? [] : [[key, only!]])))
}

/** Maximum number of pairs that are compared cell by cell; beyond it the list counts as replaced. */
const MOST_COMPARED = 20_000

/** The row with most cells in common, at least half of the filled ones. */
function mostAlike(
  row: FoundRow,
  among: readonly Exported[],
  columns: readonly number[],
): Exported | undefined {
  const filled = columns.filter((at) => isFilled(row[at])).length
  let best: Exported | undefined
  let most = Math.max(1, filled / 2)
  for (const candidate of among) {
    const shared = columns.filter(
      (at) => isFilled(row[at]) && sameContent(row[at]!, candidate.written[at]!),
    ).length
    if (shared < most || (best && shared === most)) continue
    best = candidate
    most = shared
  }
  return best
}

function groupsOf<T>(items: Iterable<T>, keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = keyOf(item)
    const known = groups.get(key)
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  return groups
}

function textOf(content: CellContent): string {
  return content instanceof Date ? String(content.getTime()) : scalarText(content ?? '').trim()
}

/**
 * The entry of a row; members that the table does not show, and cells that cannot be read, keep their values.
 */
function entryOf(
  row: FoundRow,
  before: Exported | undefined,
  { columns }: SheetTable,
  reportGiven: (column: number, content: CellContent) => void,
): TableEntry {
  const entry: Record<string, Json> = { ...(before?.entry as Record<string, Json> | undefined) }
  columns.forEach((column, at) => {
    const content = row[at]
    if (content === undefined || (before && sameContent(content, before.written[at]!))) return
    if (isGivenColumn(column, entry)) {
      if (isFilled(content)) reportGiven(at, content)
      return
    }
    const value = columnIn(column, entry).read(content)
    if (value === undefined) delete entry[column.key]
    else entry[column.key] = value
  })
  return entry
}
