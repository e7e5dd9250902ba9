import { ownMember, scalarText } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import type { CellContent, SheetTable, TableEntry } from '../view/sheet-view.ts'
import { isGivenColumn, numberOfEntry } from './rows.ts'
import { sameContent } from './same-content.ts'

type Entry = Readonly<Record<string, unknown>>
/** What a row holds, column by column; nothing where that cannot be known. */
export type FoundRow = readonly (CellContent | undefined)[]

/** A row as it stands in the file. */
export interface FoundLine {
  readonly row: FoundRow
  /** The number at its beginning, which goes along where a row is moved. */
  readonly number: string
}

/** A row as it was exported. */
export interface Exported {
  readonly entry: Entry
  readonly written: readonly CellContent[]
  readonly number: string
}

/** A row of the file, the entry that it makes and the exported one that it goes on being. */
export interface RowRead {
  readonly line: FoundLine
  readonly entry: TableEntry
  readonly was: Exported | undefined
}

/** The rows of a file, and what was changed of a cell that only the form fills in. */
export interface RowsRead {
  /** Whether any says something else than was exported. */
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
    written: table.columns.map((column) => column.write(ownMember(entry, column.key))),
    number: numberOfEntry(table, entry, index),
  }))
}

/**
 * The entries that the rows of a file make. A row that was moved, or changed beside others that were put in,
 * goes on being the one that it was: with what no column shows of it.
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
 * Which of the exported rows each row is: the one that says the same, has its key, its number or most of its
 * cells, or stood in its line.
 */
function matched(
  found: readonly FoundLine[],
  exported: readonly Exported[],
  columns: SheetTable['columns'],
): readonly (Exported | undefined)[] {
  const keyAt = columns.findIndex(({ isKey }) => isKey)
  // a row with another key is another row in its place
  const isOther = (row: FoundRow, one: Exported) =>
    keyAt >= 0 && isFilled(row[keyAt]) && isFilled(one.written[keyAt])
  const was = new Array<Exported | undefined>(found.length).fill(undefined)
  const left = new Set(exported)
  const match = (line: number, one: Exported | undefined) => {
    if (was[line] || !one || !left.delete(one)) return
    was[line] = one
  }
  const byNumber = groupsOf(left, ({ number }) => number)
  // of rows that say the same each is told by its number
  found.forEach(({ row, number }, line) => {
    const [same] = byNumber.get(number) ?? []
    match(line, same && says(row, same.written) ? same : undefined)
  })
  // the number that was printed before a row tells which it is, though cells of rows were interchanged
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
  found.forEach(({ row, number }, line) => {
    const [one] = byNumber.get(number) ?? []
    match(line, one && !isOther(row, one) ? one : undefined)
  })
  const others = found.flatMap((_, line) => (was[line] ? [] : [line]))
  // that two belong to the same row says nothing of them
  const own = columns.flatMap(({ inRows }, at) => (inRows ? [] : [at]))
  if (others.length * left.size <= MOST_COMPARED)
    for (const line of others) {
      const { row } = found[line]!
      const among = [...left].filter((one) => !isOther(row, one))
      match(line, mostAlike(row, among, own))
    }
  // rows in rows began with the number of their line in earlier workbooks; one without a number was put in
  found.forEach(({ row, number }, line) => {
    const one = number === String(line + 1) ? exported[line] : undefined
    match(line, one && !isOther(row, one) ? one : undefined)
  })
  return was
}

/**
 * Rows that hold what others held, in lines that kept their numbers. Rows were numbered anew instead where
 * what one held stands behind a number that was never printed, or where its own number is gone.
 */
function interchanged(
  found: readonly FoundLine[],
  exported: readonly Exported[],
  isOther: (row: FoundRow, one: Exported) => boolean,
): readonly (readonly [number, Exported])[] {
  const printed = single(exported, ({ number }) => number)
  const lines = single(found, ({ number }) => number)
  const contents = single(exported, ({ written }) => written.map(textOf).join('\t'))
  /** The number of the row whose content each line holds, behind its own. */
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

/** What has a key that nothing else has. */
function single<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T> {
  const groups = [...groupsOf(items, keyOf)]
  return new Map(groups.flatMap(([key, [only, other]]) => (key === '' || other ? [] : [[key, only!]])))
}

/** Where more pairs than these are left, the list is another one: none is looked for by some of its cells. */
const MOST_COMPARED = 20_000

/** The row that shares most cells, and at least half of those that are filled in. */
function mostAlike(
  row: FoundRow,
  among: readonly Exported[],
  columns: readonly number[],
): Exported | undefined {
  const filled = columns.filter((at) => isFilled(row[at])).length
  let best: Exported | undefined
  let most = Math.max(1, filled / 2)
  for (const one of among) {
    const shared = columns.filter((at) => isFilled(row[at]) && sameContent(row[at]!, one.written[at]!)).length
    if (shared < most || (best && shared === most)) continue
    best = one
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

/** An entry with what its row says; what the table does not show of it, or what cannot be read, stays. */
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
    const value = column.read(content)
    if (value === undefined) delete entry[column.key]
    else entry[column.key] = value
  })
  return entry
}
