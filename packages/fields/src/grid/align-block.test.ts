import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readClipboard } from '@formwright/sheets/clipboard'
import { alignBlock } from './align-block.ts'
import type { BlockTable } from './align-block.ts'

const YEARS: BlockTable = {
  columns: [['2021年'], ['2022年'], ['2023年']],
  rows: [
    ['主导产业｜总产值'],
    ['主导产业｜从业人数', 'Staff'],
    ['创新｜研发投入'],
    ['治理｜说明'],
    ['服务｜说明'],
  ],
  isUnit: (text) => ['亿元', '万元', '人', '%'].includes(text),
}
const CROSS: BlockTable = {
  columns: [['数量'], ['金额'], ['数量'], ['金额']],
  spans: [['2022年'], ['2022年'], ['2023年'], ['2023年']],
  rows: [['国家级'], ['省级']],
}
const LIST: BlockTable = { columns: [['企业名称', 'Company'], ['主要产品'], ['年产值（万元）']] }

const align = (lines: readonly string[], table = YEARS, at = { row: 0, column: 0 }) =>
  alignBlock(readClipboard(lines.join('\n')), table, at)
const shown = (lines: readonly string[], table?: BlockTable, at?: { row: number; column: number }) =>
  align(lines, table, at).cells.map(({ row, column, text }) => `${row}.${column}=${text}`)

test.each([
  [
    'numbers alone go where they are pasted',
    ['5\t6', '7\t8'],
    ['1.1=5', '1.2=6', '2.1=7', '2.2=8'],
    { row: 1, column: 1 },
  ],
  ['years above', ['2021年\t2022年\t2023年', '5\t6\t7'], ['0.0=5', '0.1=6', '0.2=7'], undefined],
  ['bare years above, in another order', ['2023\t2021', '5\t6'], ['0.2=5', '0.0=6'], undefined],
  ['a year that is a number in a cell', ['2021', '5'], ['0.0=2021', '1.0=5'], undefined],
  ['one line of years', ['2021\t2022\t2023'], ['0.0=2021', '0.1=2022', '0.2=2023'], undefined],
  [
    'all of it, below a title, with numbers of rows, areas and units, rows in another order',
    [
      '表1 主要指标\t\t\t\t\t\t',
      '序号\t方面\t指标\t单位\t2021年度\t２０２２\t2023年末',
      '1\t创新\t研发投入\t%\t1\t2\t3',
      '2\t主导产业\t从业人数（人）\t人\t4\t5\t6',
      '3\t\t总产值\t亿元\t7\t\t9',
    ],
    ['2.0=1', '2.1=2', '2.2=3', '1.0=4', '1.1=5', '1.2=6', '0.0=7', '0.2=9'],
    undefined,
  ],
  [
    'names alone',
    ['从业人数\t1\t2', 'Staff Costs\t8\t9', '总产值\t3\t4'],
    ['1.0=1', '1.1=2', '0.0=3', '0.1=4'],
    undefined,
  ],
  ['names and units', ['从业人数\t人\t1', '总产值\t亿元\t3'], ['1.2=1', '0.2=3'], { row: 0, column: 2 }],
  [
    'rows of one name, told apart by the area beside',
    ['服务\t说明\t乙', '治理\t说明\t甲'],
    ['4.0=乙', '3.0=甲'],
    undefined,
  ],
  ['rows of one name, one after another', ['说明\t甲', '说明\t乙'], ['3.0=甲', '4.0=乙'], undefined],
])('%s', (_name, lines, expected, at) => {
  expect(shown(lines, YEARS, at)).toEqual(expected)
})

test.each([
  [
    'two lines of headings with merged cells',
    ['\t2022年\t\t2023年\t', '\t数量\t金额\t数量\t金额', '省级\t1\t2\t3\t4'],
    ['1.0=1', '1.1=2', '1.2=3', '1.3=4'],
  ],
  [
    'the lower headings alone',
    ['类别\t数量\t金额\t数量\t金额', '国家级\t1\t2\t3\t4'],
    ['0.0=1', '0.1=2', '0.2=3', '0.3=4'],
  ],
  ['the later year alone', ['\t2023年\t', '\t数量\t金额', '国家级\t3\t4'], ['0.2=3', '0.3=4']],
])('headings of two levels: %s', (_name, lines, expected) => {
  expect(shown(lines, CROSS)).toEqual(expected)
})

test('of a list the header finds the columns, and what has none is named', () => {
  const aligned = align(['序号\t年产值\t企业名称\t备注', '1\t30\t甲厂\t新'], LIST)
  expect(aligned.cells.map(({ row, column, text }) => [row, column, text])).toEqual([
    [0, 2, '30'],
    [0, 0, '甲厂'],
  ])
  expect(aligned).toMatchObject({ hasHeader: true, hasNames: false, unknownColumns: ['序号', '备注'] })
})

test.each([['RD02\tRD01'], ['张力控制\t导纱系统']])(
  'columns of rows are found by key or name: %s',
  (header) => {
    const table = { columns: [['RD01 导纱系统'], ['RD02 张力控制'], ['合计']], rows: [['人工'], ['材料']] }
    const block = [`\t${header}`, '人工\t5\t6', '材料\t7\t8']
    expect(shown(block, table)).toEqual(['0.1=5', '0.0=6', '1.1=7', '1.0=8'])
    expect(align(block, table).unknownRows).toEqual([])
  },
)

test('rows that the table does not have are named and go nowhere', () => {
  const aligned = align(['指标\t单位\t2023年\t2024年', '总产值\t亿元\t5\t6', '利润\t亿元\t7\t8'])
  expect(aligned.cells).toMatchObject([{ row: 0, column: 2, text: '5' }])
  expect(aligned).toMatchObject({
    hasHeader: true,
    hasNames: true,
    unknownRows: ['利润'],
    unknownColumns: ['2024年'],
  })
})

test('a block of numbers goes in as it is, wherever it is pasted', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value.toFixed(2))
  fc.assert(
    fc.property(
      fc.array(fc.array(number, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 }),
      fc.nat(4),
      fc.nat(2),
      (block, row, column) => {
        const aligned = alignBlock(block, YEARS, { row, column })
        expect(aligned.hasHeader || aligned.hasNames).toBe(false)
        expect(aligned.cells).toEqual(
          block.flatMap((line, down) =>
            line.map((text, across) => ({ row: row + down, column: column + across, text, around: [] })),
          ),
        )
      },
    ),
  )
})

test('a copy of the whole table lands on its own cells, however its rows and columns are ordered', () => {
  const order = (count: number) => fc.shuffledSubarray([...Array(count).keys()], { minLength: 1 })
  fc.assert(
    fc.property(order(3), order(3), (rows, columns) => {
      const header = ['指标', ...columns.map((column) => YEARS.columns[column]![0]!)]
      const lines = rows.map((row) => [
        YEARS.rows![row]![0]!,
        ...columns.map((column) => `${row}${column}.5`),
      ])
      const aligned = alignBlock([header, ...lines], YEARS, { row: 2, column: 1 })
      for (const { row, column, text } of aligned.cells) expect(text).toBe(`${row}${column}.5`)
      expect(aligned.cells).toHaveLength(rows.length * columns.length)
    }),
  )
})

test('what may say the unit of a number stands beside it, the nearest first', () => {
  const aroundOf = (lines: readonly string[]) => align(lines).cells.map(({ around }) => around)
  expect(aroundOf(['单位：万元\t\t', '指标\t单位\t2023年', '总产值（含税）\t亿元\t5'])).toEqual([
    ['亿元', '总产值（含税）', '2023年', '单位：万元'],
  ])
  expect(aroundOf(['总产值（万元）\t5'])).toEqual([['总产值（万元）']])
  expect(aroundOf(['5\t6'])).toEqual([[], []])
})
