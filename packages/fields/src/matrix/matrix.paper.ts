import { titleWithUnit } from '@formwright/definition'
import type { Cell, FormLocale } from '@formwright/definition'
import { line, widthOfLine, widthOfWords } from '@formwright/paper'
import type { Area, AreaCell, PaperView, PaperSlot } from '@formwright/paper'
import { sharedUnit } from '../grid/shared-unit.ts'
import { matrixType } from './matrix.ts'
import { tablesOf } from './tables.ts'
import type { Heading, MatrixRow, MatrixTable, Totals } from './tables.ts'

/** Minimum width in millimetres of the row titles and of each column. */
const ROW_TITLE = 34
const COLUMN = 16
/** Number of blank rows or columns if the list behind them is empty. */
const BLANKS = 3

/**
 * Each table under its title; columns that exceed the sheet continue in a further table below, with the row
 * titles repeated.
 */
function matrix(slot: PaperSlot, totals: Totals): Area {
  const { fields, valueAt, blankRows = BLANKS } = slot
  const answers = valueAt('')
  return fields.flatMap((field) => {
    const tables = tablesOf(field, answers, totals, blankRows).map((table) => withUnits(table, slot.locale))
    return tables.flatMap((table) => {
      const texts = table.rows.flatMap(({ cells }) => cells.map((cell) => written(cell, slot)))
      return bandsOf(table.columns, texts, slot.width).flatMap((band, index) => [
        ...(tables.length > 1 ? [[heading(titleOf(table, index, slot.locale))]] : []),
        ...bandOf(table, band, texts, slot),
      ])
    })
  })
}

function titleOf({ title }: MatrixTable, index: number, { word }: FormLocale): string {
  return index === 0 ? title : word('continued', { title })
}

/**
 * Distributes the columns evenly over as few tables as the width allows without breaking numbers. Without
 * columns there is one table with the row titles.
 */
function bandsOf(
  columns: readonly Heading[],
  texts: readonly string[],
  width: number,
): (readonly Heading[])[] {
  const room = width - ROW_TITLE
  const most = Math.max(1, Math.floor(room / columnWidth(texts)))
  const count = Math.max(1, Math.ceil(columns.length / most))
  const from = (index: number) => Math.ceil((index * columns.length) / count)
  return Array.from({ length: count }, (_, index) => columns.slice(from(index), from(index + 1)))
}

/**
 * A table with the units in its titles, or in its corner if all numbers have the same unit and no title
 * states it.
 */
interface PrintedTable extends MatrixTable {
  readonly corner: string
}

function withUnits(table: MatrixTable, { language, text, word }: FormLocale): PrintedTable {
  const { rows, columns } = table
  const unit = text(sharedUnit(rows.flatMap(({ cells }) => cells)))
  if (unit !== '') {
    const isSaid = [...rows, ...columns].some((one) => titleWithUnit(one.title, unit, language) === one.title)
    return { ...table, corner: isSaid ? '' : word('unit-is', { unit }) }
  }
  const said = (one: string, cells: MatrixRow['cells']) =>
    titleWithUnit(one, text(sharedUnit(cells)), language)
  const mixed = rows.filter(({ cells }) => sharedUnit(cells) === '')
  return {
    ...table,
    corner: '',
    rows: rows.map((row) => ({ ...row, title: said(row.title, row.cells) })),
    columns: columns.map((column, at) => ({
      ...column,
      short: said(
        column.short,
        mixed.map(({ cells }) => cells[at]),
      ),
    })),
  }
}

function bandOf(
  table: PrintedTable,
  band: readonly Heading[],
  texts: readonly string[],
  slot: PaperSlot,
): Area {
  const wanted = widthOfLine(table.rows.map((row) => row.title))
  const most = slot.width - band.length * columnWidth([...texts, ...band.map(({ short }) => short)])
  const title = Math.max(ROW_TITLE, Math.min(wanted, most, slot.width / 2))
  const each = (slot.width - title) / Math.max(1, band.length)
  return [
    [
      { ...heading(slot.lead ?? table.corner), share: title },
      ...band.map(({ short }) => ({ ...heading(short), share: each })),
    ],
    ...table.rows.map((row) => [
      { paragraphs: [line(row.title)], share: title },
      ...band.map(({ key }): AreaCell => {
        const cell = row.cells[table.columns.findIndex((column) => column.key === key)]
        if (!cell) return { paragraphs: [line('')], share: each }
        const { pointer } = cell
        return { paragraphs: [line(written(cell, slot), { pointer })], pointer, share: each }
      }),
    ]),
  ]
}

function columnWidth(texts: readonly string[]): number {
  return Math.max(COLUMN, widthOfWords(texts))
}

function written(cell: Cell | undefined, { write, valueAt }: PaperSlot): string {
  return cell ? write(valueAt(cell.pointer), cell.schema) : ''
}

function heading(text: string): AreaCell {
  return { paragraphs: [line(text)], strong: true, head: true }
}

export const matrixPaper: PaperView = {
  type: matrixType,
  layouts: {
    matrix: (slot) => matrix(slot, 'after'),
    'matrix-totals-before': (slot) => matrix(slot, 'before'),
  },
}
