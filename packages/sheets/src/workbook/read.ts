import type { Sheet } from '../library/xlsx.ts'
import {
  below,
  bundleInYears,
  cutToLetters,
  equal,
  isObject,
  isReadOnlyAt,
  LABEL_SEPARATOR,
  labelAt,
  ownMember,
  rowsAround,
  scalarText,
  treeOf,
  valueAt,
} from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { withPlace } from '@formwright/engine'
import type {
  CellContent,
  SheetCell,
  SheetViews,
  SheetRow,
  SheetTable,
  TableEntry,
  TakenBack,
} from '../view/sheet-view.ts'
import { UnreadableSheet } from '../problems/problems.ts'
import type { SheetProblem } from '../problems/problems.ts'
import { hiddenNotices } from '../table/hidden.ts'
import { cellName, openWorkbook } from '../table/open-workbook.ts'
import { BASE_SHEET, readBase } from './base.ts'
import type { Base } from './base.ts'
import { planSheets } from './plan.ts'
import type { PlannedForm, PlannedTable } from './plan.ts'
import { entriesOf, isSameRow, markOf } from './rows.ts'
import { seenContent } from '../safety/seen.ts'
import { sameContent } from './same-content.ts'
import { FIRST_CELL, UNIT_CELL } from './write.ts'

/** A cell as people see it. */
export interface SheetPlace {
  readonly sheet: string
  readonly cell: string
}

/** What a filled-in workbook holds. */
export interface ImportedWorkbook {
  /** What was exported, with what was changed in the workbook. */
  readonly answers: Json
  /** What was exported: a change of the workbook is a difference to this. */
  readonly base: Json
  /** Pointers that were changed in the workbook, with their official labels, in form order. */
  readonly changed: readonly { readonly pointer: string; readonly label: string }[]
  /** Pointer of what was changed → where it stands. */
  readonly places: ReadonlyMap<string, SheetPlace>
  readonly problems: readonly SheetProblem[]
}

/** A filled-in workbook, before it is known which edition it is read by. */
export interface OpenedWorkbook {
  /** The edition that it was exported from; nothing where what was exported is lost. */
  readonly origin: Pick<Base, 'form' | 'edition' | 'digest'> | undefined
  /** @throws UnreadableSheet */
  readonly read: (edition: FormBundle, views: SheetViews) => ImportedWorkbook
}

/** @throws UnreadableSheet */
export async function openFilled(bytes: Uint8Array): Promise<OpenedWorkbook> {
  const sheets = await openWorkbook(bytes)
  const base = readBase((sheets.find(({ name }) => name === BASE_SHEET)?.rows ?? []) as CellContent[][])
  return { origin: base, read: (edition, views) => readSheets(sheets, base, edition, views) }
}

/**
 * Reads a workbook that `writeWorkbook` made and somebody filled in. A cell counts as changed when it holds
 * something else than was exported; rows are found by their marks, so that moved and inserted rows do no
 * harm. That of another edition is not read: the same cell may stand for another year and unit there.
 * @throws UnreadableSheet
 */
export async function readWorkbook(
  bytes: Uint8Array,
  edition: FormBundle,
  views: SheetViews,
): Promise<ImportedWorkbook> {
  return (await openFilled(bytes)).read(edition, views)
}

function readSheets(
  sheets: readonly Sheet[],
  base: Base | undefined,
  edition: FormBundle,
  views: SheetViews,
): ImportedWorkbook {
  if (base && base.form !== edition.form.id)
    throw new UnreadableSheet('other-form', { found: base.title, expected: edition.form.title })
  if (base && base.edition !== edition.edition.edition)
    throw new UnreadableSheet('other-edition', { found: base.edition, expected: edition.edition.edition })
  // what follows a date is that of the answers that were exported
  const inYears = bundleInYears(edition, base?.answers ?? {})
  const reading = new Reading(base?.answers ?? {}, inYears)
  if (base && base.digest !== edition.digest)
    reading.problems.push({ code: 'other-version', params: { found: base.edition } })
  if (base?.answers === undefined) reading.problems.push({ code: 'base-lost' })
  const planned = planSheets(inYears, views, base?.answers)
  const found = planned.map((plan) => ({ plan, sheet: sheets.find(({ name }) => name === plan.name) }))
  if (!found.some(({ sheet, plan }) => sheet && isExported(sheet, plan)))
    throw new UnreadableSheet('not-exported')
  for (const { plan, sheet } of found) {
    if (sheet) reading.problems.push(...hiddenNotices(sheet))
    if (!sheet) reading.problems.push({ code: 'sheet-missing', sheet: plan.name })
    else if (plan.kind === 'form') reading.readForm(plan, sheet)
    else reading.readTable(plan, sheet)
  }
  return {
    answers: reading.answers,
    base: reading.base,
    changed: reading.changed,
    places: reading.places,
    problems: reading.problems,
  }
}

export type { Base }

function isExported(sheet: Sheet, plan: PlannedForm | PlannedTable): boolean {
  const marks = new Set(sheet.rows.map(([mark]) => mark))
  return plan.kind === 'table'
    ? marks.has(markOf(plan.table))
    : plan.lines.some((line) => line.kind === 'row' && marks.has(line.row.key))
}

class Reading {
  readonly base: Json
  answers: Json
  readonly changed: { pointer: string; label: string }[] = []
  readonly places = new Map<string, SheetPlace>()
  readonly problems: SheetProblem[] = []

  readonly #edition: FormBundle

  constructor(base: Json, edition: FormBundle) {
    this.#edition = edition
    this.base = base
    this.answers = base
  }

  readForm({ lines, name }: PlannedForm, sheet: Sheet): void {
    const rows = this.#rowsByMark(
      sheet,
      new Set(lines.flatMap((line) => (line.kind === 'row' ? [line.row.key] : []))),
    )
    for (const line of lines) {
      if (line.kind !== 'row') continue
      const y = rows.get(line.row.key)
      if (y === undefined)
        this.problems.push({ code: 'row-missing', sheet: name, params: { label: line.row.label } })
      else if (this.#isInUnit(line.row, sheet, y))
        line.row.cells.forEach((cell, at) => this.#readCell(cell, line.row, sheet, y, FIRST_CELL + at))
    }
  }

  #rowsByMark(sheet: Sheet, known: ReadonlySet<string>): Map<string, number> {
    const rows = new Map<string, number>()
    for (const [y, [mark]] of sheet.rows.entries()) {
      if (typeof mark !== 'string' || mark === '') continue
      if (!known.has(mark))
        this.problems.push({
          code: 'key-unknown',
          sheet: sheet.name,
          cell: cellName(y, 0),
          params: { key: cutToLetters(mark, 80) },
        })
      else if (rows.has(mark))
        this.problems.push({
          code: 'key-twice',
          sheet: sheet.name,
          cell: cellName(y, 1),
          params: { label: cutToLetters(String(sheet.rows[y]?.[1] ?? mark), 80) },
        })
      else rows.set(mark, y)
    }
    return rows
  }

  /** Whether a row counts in the unit that it had when it was exported; one that does not is not read. */
  #isInUnit({ unit = '', label }: SheetRow, sheet: Sheet, y: number): boolean {
    const found = String(sheet.rows[y]?.[UNIT_CELL] ?? '').trim()
    if (found === '' || found === unit.trim()) return true
    const params = { label, found, expected: unit || '—' }
    this.problems.push({ code: 'other-unit', sheet: sheet.name, cell: cellName(y, UNIT_CELL), params })
    return false
  }

  #readCell(cell: SheetCell, row: SheetRow, sheet: Sheet, y: number, x: number): void {
    const content = this.#contentAt(sheet, y, x, row.unit)
    if (content === undefined || sameContent(content, cell.write(valueAt(this.base, cell.pointer)))) return
    if (isReadOnlyAt(treeOf(this.#edition), cell.pointer)) {
      const params = { label: row.label, found: String(content ?? '') }
      this.problems.push({ code: 'computed', sheet: sheet.name, cell: cellName(y, x), params })
      return
    }
    const before = valueAt(this.answers, cell.pointer)
    const value = cell.read(content, before)
    // what was put into an empty cell and says nothing there is told
    if (
      isFilled(content) &&
      !cell.isNothing?.(content) &&
      cell.write(before) === null &&
      equal(value, before)
    )
      this.problems.push({
        code: 'not-understood',
        sheet: sheet.name,
        cell: cellName(y, x),
        params: { label: row.label, found: cutToLetters(String(content), 80) },
      })
    this.#set(cell.pointer, value, row.label, sheet, cellName(y, x))
  }

  readTable({ table, name }: PlannedTable, sheet: Sheet): void {
    const top = sheet.rows.findIndex(([mark]) => mark === markOf(table))
    if (top < 0) {
      this.problems.push({ code: 'row-missing', sheet: name, params: { label: table.title } })
      return
    }
    const rowsBelow = Array.from({ length: sheet.rows.length - top - 1 }, (_, index) => top + 1 + index)
    const lines = rowsBelow
      .map((y) => ({ y, row: table.columns.map((_, at) => this.#contentAt(sheet, y, 2 + at)) }))
      .filter(({ row }) => !isEmpty(row))
    const entries = lines.map(({ row }) => row)
    const before = entriesOf(table, this.base)
    const taken = entries.slice(0, table.maxRows)
    if (entries.length > taken.length)
      this.problems.push({
        code: 'rows-cut',
        sheet: name,
        params: { count: entries.length, limit: table.maxRows },
      })
    const rows = rowsAfter(taken, before, table)
    if (!rows) return
    const { value, places } = this.#takenBack(table, rows)
    this.#setEach(table.pointer, value, sheet, table.entries ? undefined : table.title)
    for (const [index, { y, row }] of lines.slice(0, rows.length).entries()) {
      const own = places[index]
      if (own === undefined) {
        const params = { label: cutToLetters(String(row[0] ?? ''), 80) }
        this.problems.push({ code: 'row-unplaced', sheet: name, cell: cellName(y, 2), params })
        continue
      }
      for (const [at, { key }] of table.columns.entries())
        if (own[key] !== undefined)
          this.places.set(table.pointer + own[key], { sheet: name, cell: cellName(y, 2 + at) })
    }
  }

  #takenBack({ entries, pointer, columns }: SheetTable, rows: readonly TableEntry[]): TakenBack {
    if (entries) return entries.back(rows, valueAt(this.answers, pointer))
    return {
      value: rows.length === 0 ? undefined : rows,
      places: rows.map((_, index) =>
        Object.fromEntries(columns.map(({ key }) => [key, below('', index, key)])),
      ),
    }
  }

  /** What a cell holds; nothing, with a word about it, when that cannot be known. */
  #contentAt(sheet: Sheet, y: number, x: number, unit?: string): CellContent | undefined {
    const value = (sheet.rows[y]?.[x] ?? null) as CellContent
    const cell = sheet.cells?.get(`${y},${x}`)
    const place = { sheet: sheet.name, cell: cellName(y, x) }
    if (cell?.type === 'error') {
      this.problems.push({ code: 'cell-error', ...place, params: { value: String(value) } })
      return undefined
    }
    const seen = seenContent(value, cell?.style?.numFmt, unit)
    const shown = seen.content as CellContent
    if (seen.notice) this.problems.push({ ...seen.notice, ...place })
    if (cell?.formula === undefined) return shown
    this.problems.push({ code: value === null ? 'formula-empty' : 'formula', ...place })
    return value === null ? undefined : shown
  }

  /**
   * What changed of members that have names, and of as many rows as there were, is taken one by one: others
   * may change the rest meanwhile.
   * @param title of the place, where it is not that of its field
   */
  #setEach(pointer: string, value: Json | undefined, sheet: Sheet, title?: string): void {
    const before = valueAt(this.answers, pointer) ?? {}
    if (Array.isArray(value) && Array.isArray(before) && this.#areSameRows(pointer, value, before)) {
      value.forEach((row: Json, index) => {
        if (!equal(row, before[index])) this.#setEach(below(pointer, index), row, sheet)
      })
      return
    }
    if (!isObject(value) || !isObject(before) || Object.hasOwn(value, '0')) {
      const label = title ?? this.#labelOf(pointer)
      if (!isReadOnlyAt(treeOf(this.#edition), pointer)) return this.#set(pointer, value, label, sheet, '')
      const params = { label, found: value === undefined ? '' : scalarText(value) }
      this.problems.push({ code: 'computed', sheet: sheet.name, params })
      return
    }
    for (const key of new Set([...Object.keys(before), ...Object.keys(value)])) {
      const member = ownMember(value, key) as Json | undefined
      if (!equal(ownMember(before, key), member)) this.#setEach(below(pointer, key), member, sheet)
    }
  }

  /** Whether a list has the rows that it had, by their number and the keys that the form gave them. */
  #areSameRows(pointer: string, rows: readonly unknown[], before: readonly unknown[]): boolean {
    const key = treeOf(this.#edition)
      .nodeAt(pointer)
      ?.children.find(({ repeated }) => repeated)
      ?.children.find(({ schema }) => schema['x-key'] !== undefined)?.key
    if (rows.length !== before.length) return false
    const changed = rows.flatMap((row, index) => (equal(row, before[index]) ? [] : [index]))
    return (
      changed.length <= MOST_ROWS &&
      changed.every(
        (index) =>
          isSameRow(before, rows, index) &&
          (key === undefined || ownMember(rows[index], key) === ownMember(before[index], key)),
      )
    )
  }

  /** What a place is called, the rows that it is in behind it. */
  #labelOf(pointer: string): string {
    const rows = rowsAround(treeOf(this.#edition), pointer, this.answers)
    return [labelAt(this.#edition, pointer) ?? pointer, ...rows.map(({ name }) => name)].join(LABEL_SEPARATOR)
  }

  #set(pointer: string, value: Json | undefined, label: string, sheet: Sheet, cell: string): void {
    try {
      this.answers = withPlace(treeOf(this.#edition), this.answers, pointer, value) as Json
      if (!this.changed.some((change) => change.pointer === pointer)) this.changed.push({ pointer, label })
      if (cell !== '') this.places.set(pointer, { sheet: sheet.name, cell })
    } catch {
      this.problems.push({
        code: 'not-placed',
        sheet: sheet.name,
        ...(cell === '' ? {} : { cell }),
        params: { label },
      })
    }
  }
}

/** Where more rows than these changed, nobody looks at each: the list is one change. */
const MOST_ROWS = 100

type Entry = Readonly<Record<string, unknown>>
/** What a row holds, column by column; nothing where that cannot be known. */
type FoundRow = readonly (CellContent | undefined)[]

function isEmpty(row: FoundRow): boolean {
  return !row.some(isFilled)
}

function isFilled(content: CellContent | undefined): boolean {
  return content !== undefined && content !== null && String(content).trim() !== ''
}

/**
 * The entries of a table; nothing when no row says anything else than was exported. A row that only moved
 * keeps its whole entry.
 */
function rowsAfter(
  found: readonly FoundRow[],
  before: readonly Entry[],
  { columns }: SheetTable,
): TableEntry[] | undefined {
  const exported = before.map((entry) => ({
    entry,
    written: columns.map((column) => column.write(ownMember(entry, column.key))),
  }))
  const says = (row: FoundRow, written: FoundRow) =>
    row.every((content, at) => content === undefined || sameContent(content, written[at]!))
  const shown = exported.filter(({ written }) => !isEmpty(written))
  if (shown.length === found.length && shown.every(({ written }, index) => says(found[index]!, written)))
    return undefined
  const moved = (row: FoundRow) =>
    row.includes(undefined) ? undefined : exported.find(({ written }) => says(row, written))
  return found.map((row, index) => entryOf(row, (moved(row) ?? exported[index])?.entry, columns))
}

/** An entry with what its row says; what the table does not show of it, or what cannot be read, stays. */
function entryOf(row: FoundRow, before: Entry | undefined, columns: SheetTable['columns']): TableEntry {
  const entry: Record<string, Json> = { ...(before as Record<string, Json> | undefined) }
  columns.forEach((column, at) => {
    const content = row[at]
    if (content === undefined || column.isGiven) return
    if (before && sameContent(content, column.write(before[column.key]))) return
    const value = column.read(content)
    if (value === undefined) delete entry[column.key]
    else entry[column.key] = value
  })
  return entry
}
