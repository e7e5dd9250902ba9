import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Table } from '../page/page-model.ts'
import type { Area } from '../view/paper-view.ts'
import { line } from '../view/paragraphs.ts'
import { gridOf } from './grid.ts'
import type { GridCell } from './grid.ts'
import { headedParts } from './headed.ts'

const area = (...rows: readonly (readonly string[])[]): Area =>
  rows.map((cells) => cells.map((text) => ({ paragraphs: [line(text)] })))
const gridCell = (cells: Area, cell: GridCell['cell'] = {}): GridCell => ({ cell, area: cells })
const MORE = { header: 0, repeatHeader: true, splitRows: false, room: 225 }

/** Each cell as `text x,y columns×rows`. */
const drawn = ({ cells }: Table) =>
  cells.map(
    ({ x, y, columns, rows, paragraphs }) => `${paragraphs[0]!.runs[0]!.text} ${x},${y} ${columns}×${rows}`,
  )

test('a cell that holds years gets columns of its own, and the others are merged over them', () => {
  const table = gridOf(
    [40, 60],
    [
      [gridCell(area(['产值'])), gridCell(area(['2022', '2023', '2024'], ['1', '2', '3']))],
      [gridCell(area(['备注']), { span: 2 })],
    ],
    MORE,
  )
  expect(table.widths).toEqual([40, 20, 20, 20])
  expect(drawn(table)).toEqual([
    '产值 0,0 1×2',
    '2022 1,0 1×1',
    '2023 2,0 1×1',
    '2024 3,0 1×1',
    '1 1,1 1×1',
    '2 2,1 1×1',
    '3 3,1 1×1',
    '备注 0,2 4×1',
  ])
})

test('a cell that reaches down pushes those of the rows below aside', () => {
  const table = gridOf(
    [20, 30, 50],
    [
      [gridCell(area(['合计']), { rows: 2 }), gridCell(area(['a'])), gridCell(area(['b']))],
      [gridCell(area(['c'])), gridCell(area(['d']))],
    ],
    { ...MORE, header: 1 },
  )
  expect(drawn(table)).toEqual(['合计 0,0 1×2', 'a 1,0 1×1', 'b 2,0 1×1', 'c 1,1 1×1', 'd 2,1 1×1'])
  expect(table.headerRows).toBe(1)
})

test('joined cells have no line between them', () => {
  const { cells } = gridOf([50], [[gridCell(area(['上']))], [gridCell(area(['下']), { joined: true })]], MORE)
  expect(cells.map(({ open }) => open)).toEqual([{ bottom: true }, { top: true }])
})

const cellOf = fc.record({
  span: fc.integer({ min: 1, max: 4 }),
  rows: fc.integer({ min: 1, max: 3 }),
  wide: fc.integer({ min: 1, max: 5 }),
  high: fc.integer({ min: 1, max: 3 }),
})
const tableOf = fc.record({
  columns: fc.array(fc.integer({ min: 5, max: 80 }), { minLength: 1, maxLength: 6 }),
  rows: fc.array(fc.array(cellOf, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
})

test('whatever the cells, none overlaps another and none leaves the table', () => {
  fc.assert(
    fc.property(tableOf, ({ columns, rows }) => {
      const table = gridOf(
        columns,
        rows.map((cells) =>
          cells.map(({ span, rows: down, wide, high }) =>
            gridCell(area(...Array.from({ length: high }, () => Array.from({ length: wide }, () => 'x'))), {
              span,
              rows: down,
            }),
          ),
        ),
        MORE,
      )
      const whole = table.widths.reduce((sum, width) => sum + width, 0)
      expect(whole).toBeLessThanOrEqual(columns.reduce((sum, width) => sum + width, 0) + 0.01)
      const taken = new Set<string>()
      for (const { x, y, columns: across, rows: down } of table.cells) {
        expect(across).toBeGreaterThan(0)
        expect(down).toBeGreaterThan(0)
        expect(x + across).toBeLessThanOrEqual(table.widths.length)
        expect(y + down).toBeLessThanOrEqual(table.rows)
        for (let row = y; row < y + down; row++)
          for (let column = x; column < x + across; column++) {
            expect(taken).not.toContain(`${row},${column}`)
            taken.add(`${row},${column}`)
          }
      }
    }),
    { seed: 18, numRuns: 150 },
  )
})

const keptIn = ({ kept }: Table) => kept.map(({ y, rows }) => [y, rows])

test('where rows may break, few rows under one cell stay together and many do not', () => {
  const years = [gridCell(area(['产值'])), gridCell(area(['2022', '2023'], ['1', '2']))]
  const lines = gridCell(area(...Array.from({ length: 30 }, (_, n) => [`${n}`])))
  const table = gridOf([40, 60], [years, [gridCell(area(['清单'])), lines]], { ...MORE, splitRows: true })
  expect(keptIn(table).slice(0, 2)).toEqual([
    [0, 2],
    [2, 1],
  ])
  expect(keptIn(table).every(([, rows]) => rows! <= 2)).toBe(true)
})

test('where rows may break, one of few lines or whose height the form keeps free is not broken', () => {
  const text = (lines: number, cell: GridCell['cell'] = {}) =>
    gridCell([[{ paragraphs: Array.from({ length: lines }, () => line('甲')) }]], cell)
  const rows = [text(1), text(2), text(30), text(3, { height: 90 }), text(30, { height: 90 })].map((one) => [
    gridCell(area(['栏目'])),
    one,
  ])
  const whole = (splitRows: boolean) => keptIn(gridOf([40, 60], rows, { ...MORE, splitRows }))
  expect(whole(true)).toEqual([
    [0, 1],
    [1, 1],
    [3, 1],
  ])
  expect(whole(false)).toEqual([])
})

test('a row stays with the one below as far as it says so and a page can hold them', () => {
  const row = (withNext = false, height = 8) => [
    gridCell(area(['意见'])),
    gridCell(area(['章']), { withNext, height }),
  ]
  const kept = (...rows: GridCell[][]) => keptIn(gridOf([40, 60], rows, MORE))
  expect(kept(row(true), row(), row(true), row(true), row())).toEqual([
    [0, 2],
    [2, 3],
  ])
  expect(kept(row(true, 150), row(false, 150))).toEqual([])
  expect(kept(row(), row(true))).toEqual([])
})

test('rows that stay together and overlap are one', () => {
  const table = gridOf(
    [20, 40, 40],
    [
      [gridCell(area(['单位']), { rows: 2 }), gridCell(area(['a'])), gridCell(area(['b']))],
      [gridCell(area(['c'])), gridCell(area(['d']), { withNext: true })],
      [gridCell(area(['e']), { span: 3 })],
    ],
    MORE,
  )
  expect(keptIn(table)).toEqual([[0, 3]])
})

test('what stands below columns is a table without their heading, but not apart from a row that it stays with', () => {
  const parts = (withNext: boolean) =>
    headedParts(
      gridOf(
        [40, 60],
        [
          [gridCell(area(['指标'])), gridCell(area(['数额']))],
          [gridCell(area(['产值'])), gridCell(area(['1']), { withNext })],
          [gridCell(area(['说明']), { span: 2 })],
          [gridCell(area(['其他']), { span: 2 })],
        ],
        { ...MORE, header: 1 },
      ),
    ).map(({ rows, headerRows, kept }) => [rows, headerRows, kept.length])
  expect(parts(false)).toEqual([
    [2, 1, 0],
    [2, 0, 0],
  ])
  expect(parts(true)).toEqual([
    [3, 1, 1],
    [1, 0, 0],
  ])
})
