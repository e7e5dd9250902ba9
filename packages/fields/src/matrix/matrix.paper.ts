import { line } from '@formwright/paper'
import type { Area, AreaCell, PaperView, PaperSlot } from '@formwright/paper'
import { matrixType } from './matrix.ts'
import { tablesOf } from './tables.ts'
import type { Heading, MatrixTable, Totals } from './tables.ts'

/** Millimetres that the titles of the rows, and each column, take at least. */
const ROW_TITLE = 34
const COLUMN = 16

/**
 * Each table under its title; columns that the sheet has no room for go on in a further one below, under the
 * titles of the rows.
 */
function matrix(slot: PaperSlot, totals: Totals): Area {
  const { fields, valueAt } = slot
  const answers = valueAt('')
  return fields.flatMap((field) => {
    const tables = tablesOf(field, answers, totals)
    return tables.flatMap((table) => [
      ...(tables.length > 1 ? [[heading(table.title)]] : []),
      ...bandsOf(table.columns, slot.width).flatMap((band) => bandOf(table, band, slot)),
    ])
  })
}

/**
 * The columns in as few further tables as the width allows, alike many in each; one without columns has its
 * rows at least.
 */
function bandsOf(columns: readonly Heading[], width: number): (readonly Heading[])[] {
  const most = Math.max(1, Math.floor((width - ROW_TITLE) / COLUMN))
  const count = Math.max(1, Math.ceil(columns.length / most))
  const each = Math.ceil(columns.length / count)
  return Array.from({ length: count }, (_, index) => columns.slice(index * each, (index + 1) * each))
}

function bandOf(table: MatrixTable, band: readonly Heading[], slot: PaperSlot): Area {
  const each = Math.max(COLUMN, (slot.width - ROW_TITLE) / Math.max(1, band.length))
  return [
    [
      { ...heading(slot.lead ?? ''), share: ROW_TITLE },
      ...band.map(({ short }) => ({ ...heading(short), share: each })),
    ],
    ...table.rows.map((row) => [
      { paragraphs: [line(row.title)], share: ROW_TITLE },
      ...band.map(({ key }): AreaCell => {
        const cell = row.cells[table.columns.findIndex((column) => column.key === key)]
        if (!cell) return { paragraphs: [line('')], share: each }
        const { pointer, schema } = cell
        return {
          paragraphs: [line(slot.write(slot.valueAt(pointer), schema), { pointer })],
          pointer,
          share: each,
        }
      }),
    ]),
  ]
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
