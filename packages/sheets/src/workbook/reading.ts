import type { Sheet } from '../library/xlsx.ts'
import {
  below,
  truncate,
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
import { withValueAtPointer } from '@formwright/engine'
import type {
  CellContent,
  SheetCell,
  SheetRow,
  SheetTable,
  TableEntry,
  TakenBack,
} from '../view/sheet-view.ts'
import type { SheetProblem } from '../problems/problems.ts'
import { cellName } from '../table/open-workbook.ts'
import type { PlannedForm, PlannedTable } from './plan.ts'
import { exportedRows, isEmpty, isFilled, rowsAfter } from './match-rows.ts'
import { RowNumbers } from './row-numbers.ts'
import { entriesOf, isSameRow, markOf } from './rows.ts'
import { seenContent } from '../safety/seen.ts'
import { sameContent } from './same-content.ts'
import { FIRST_CELL, UNIT_CELL } from './write.ts'

/** The position of a cell, as shown to people. */
export interface CellReference {
  readonly sheet: string
  readonly cell: string
}

/** The state of reading one workbook. */
export class Reading {
  readonly base: Json
  answers: Json
  readonly changed: { pointer: string; label: string }[] = []
  readonly cells = new Map<string, CellReference>()
  readonly problems: SheetProblem[] = []

  readonly #edition: FormBundle
  readonly #numbers = new RowNumbers()

  readonly #mayEdit: (pointer: string) => boolean

  constructor(base: Json, edition: FormBundle, mayEdit: (pointer: string) => boolean) {
    this.#edition = edition
    this.#mayEdit = mayEdit
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
          params: { key: truncate(mark, 80) },
        })
      else if (rows.has(mark))
        this.problems.push({
          code: 'key-twice',
          sheet: sheet.name,
          cell: cellName(y, 1),
          params: { label: truncate(String(sheet.rows[y]?.[1] ?? mark), 80) },
        })
      else rows.set(mark, y)
    }
    return rows
  }

  /** Whether the unit of a row is still the exported one; otherwise the row is not read. */
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
    const closed = this.#closed(cell.pointer)
    if (closed) {
      const params = { label: row.label, found: truncate(String(content ?? ''), 80) }
      this.problems.push({ code: closed, sheet: sheet.name, cell: cellName(y, x), params })
      return
    }
    const before = valueAt(this.answers, cell.pointer)
    const value = cell.read(content, before)
    // content put into an empty cell that means nothing there is reported
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
        params: { label: row.label, found: truncate(String(content), 80) },
      })
    this.#set(cell.pointer, value, row.label, sheet, cellName(y, x))
  }

  /** Why the content of the file for a field is ignored; `undefined` if it is not. */
  #closed(pointer: string): 'computed' | 'locked' | undefined {
    if (isReadOnlyAt(treeOf(this.#edition), pointer)) return 'computed'
    return this.#mayEdit(pointer) ? undefined : 'locked'
  }

  readTable({ table, name }: PlannedTable, sheet: Sheet): void {
    const top = sheet.rows.findIndex(([mark]) => mark === markOf(table))
    if (top < 0) {
      this.problems.push({ code: 'row-missing', sheet: name, params: { label: table.title } })
      return
    }
    const before = exportedRows(table, entriesOf(table, this.base))
    // keep rows that show nothing, and emptied ones that have rows on another sheet
    const unseen = new Set(
      before
        .filter(({ written, entry }) => isEmpty(written) || table.entries?.holdsMore?.(entry as TableEntry))
        .map(({ number }) => number),
    )
    const all = Array.from({ length: sheet.rows.length - top - 1 }, (_, index) => {
      const y = top + 1 + index
      const row = table.columns.map((_column, at) => this.#contentAt(sheet, y, 2 + at))
      return { y, row, number: String(sheet.rows[y]?.[1] ?? '').trim() }
    })
    const lines = all.filter(({ row, number }) => !isEmpty(row) || unseen.delete(number))
    const taken = lines.slice(0, table.maxRows)
    if (lines.length > taken.length)
      this.problems.push({
        code: 'rows-cut',
        sheet: name,
        params: { count: lines.length, limit: table.maxRows },
      })
    const read = rowsAfter(taken, before, table)
    const back =
      read.isChanged || table.entries?.numberOf
        ? this.#takenBack(
            table,
            read.rows.map((row) => this.#numbers.inRows(row, table)),
          )
        : undefined
    const upToLast = all.slice(0, all.indexOf(lines.at(-1)!) + 1)
    this.#numbers.keep(table, before, upToLast, read.rows, back?.numbers)
    if (!back) return
    const { value, pointers } = back
    // a nested row can remain here although its parent row was deleted on another sheet
    for (const [index, { y, row }] of taken.entries()) {
      const own = pointers[index]
      if (own !== undefined && own !== 'twice') continue
      const code = own ? 'row-twice' : 'row-unplaced'
      const params = { label: truncate(String(row[0] ?? ''), 80) }
      this.problems.push({ code, sheet: name, cell: cellName(y, 2), params })
    }
    if (!read.isChanged) return
    for (const { line, column, found } of read.given)
      this.problems.push({
        code: 'computed',
        sheet: name,
        cell: cellName(lines[line]!.y, 2 + column),
        params: {
          label: [table.columns[column]!.title, lines[line]!.row[0] ?? ''].join(LABEL_SEPARATOR),
          found: truncate(String(found), 80),
        },
      })
    this.#setEach(table.pointer, value, sheet, table.entries ? undefined : table.title)
    for (const [index, { y }] of taken.entries()) {
      const own = pointers[index]
      if (own === undefined || own === 'twice') continue
      for (const [at, { key }] of table.columns.entries())
        if (own[key] !== undefined)
          this.cells.set(table.pointer + own[key], { sheet: name, cell: cellName(y, 2 + at) })
    }
  }

  #takenBack({ entries, pointer, columns }: SheetTable, rows: readonly TableEntry[]): TakenBack {
    if (entries) return entries.back(rows, valueAt(this.answers, pointer))
    return {
      value: rows.length === 0 ? undefined : rows,
      pointers: rows.map((_, index) =>
        Object.fromEntries(columns.map(({ key }) => [key, below('', index, key)])),
      ),
    }
  }

  /** The content of a cell; `undefined`, with a problem, if it cannot be determined. */
  #contentAt(sheet: Sheet, y: number, x: number, unit?: string): CellContent | undefined {
    const value = (sheet.rows[y]?.[x] ?? null) as CellContent
    const cell = sheet.cells?.get(`${y},${x}`)
    const reference = { sheet: sheet.name, cell: cellName(y, x) }
    if (cell?.type === 'error') {
      this.problems.push({ code: 'cell-error', ...reference, params: { value: String(value) } })
      return undefined
    }
    const seen = seenContent(value, cell?.style?.numFmt, unit)
    const shown = seen.content as CellContent
    if (seen.notice) this.problems.push({ ...seen.notice, ...reference })
    if (cell?.formula === undefined) return shown
    this.problems.push({ code: value === null ? 'formula-empty' : 'formula', ...reference })
    return value === null ? undefined : shown
  }

  /**
   * Sets changed members of an object, or of a list with the same rows, one by one, so that the rest can be
   * changed elsewhere in the meantime.
   * @param title of the value, if it differs from that of its field
   */
  #setEach(pointer: string, value: Json | undefined, sheet: Sheet, title?: string): void {
    const current = valueAt(this.answers, pointer)
    if (equal(current, value)) return
    const before = current ?? {}
    if (Array.isArray(value) && Array.isArray(before) && this.#areSameRows(pointer, value, before)) {
      value.forEach((row: Json, index) => {
        if (!equal(row, before[index])) this.#setEach(below(pointer, index), row, sheet)
      })
      return
    }
    if (!isObject(value) || !isObject(before) || Object.hasOwn(value, '0')) {
      const label = title ?? this.#labelOf(pointer)
      const closed = this.#closed(pointer)
      if (!closed) return this.#set(pointer, value, label, sheet, '')
      const found = value === undefined ? '' : truncate(scalarText(value) || '…', 80)
      this.problems.push({ code: closed, sheet: sheet.name, params: { label, found } })
      return
    }
    for (const key of new Set([...Object.keys(before), ...Object.keys(value)])) {
      const member = ownMember(value, key) as Json | undefined
      if (!equal(ownMember(before, key), member)) this.#setEach(below(pointer, key), member, sheet)
    }
  }

  /** Whether a list still has the same rows, judged by their count and the keys assigned by the form. */
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

  /** The label of a value, followed by the names of the rows around it. */
  #labelOf(pointer: string): string {
    const rows = rowsAround(treeOf(this.#edition), pointer, this.answers)
    return [labelAt(this.#edition, pointer) ?? pointer, ...rows.map(({ name }) => name)].join(LABEL_SEPARATOR)
  }

  #set(pointer: string, value: Json | undefined, label: string, sheet: Sheet, cell: string): void {
    try {
      this.answers = withValueAtPointer(treeOf(this.#edition), this.answers, pointer, value) as Json
      if (!this.changed.some((change) => change.pointer === pointer)) this.changed.push({ pointer, label })
      if (cell !== '') this.cells.set(pointer, { sheet: sheet.name, cell })
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

/** Maximum number of changed rows that are listed one by one; beyond it the list is one change. */
const MOST_ROWS = 100
