import { localeOf, UnitTable } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { describe, expect, test } from 'vitest'
import { isHeading, isInDoubt, matchRows } from './match-rows.ts'
import type { ChosenColumns, IntoList } from './match-rows.ts'
import type { TableColumn } from './use-columns.ts'

const locale = localeOf(bundleOf({}))

const into = (columns: readonly TableColumn[], titlesOf: IntoList['titlesOf'] = () => []): IntoList => ({
  columns,
  titlesOf,
  locale,
  units: new UnitTable(),
})

const rights = into([
  { key: 'no', title: '编号', type: 'text', readOnly: true, keyPattern: 'IP00' },
  { key: 'name', title: '知识产权名称', type: 'text', required: true },
  { key: 'kind', title: '类别', type: 'text', choices: [{ const: 'a', title: '发明专利' }] },
  { key: 'number', title: '授权号', type: 'text' },
  { key: 'day', title: '授权日期', type: 'date' },
  { key: 'way', title: '获得方式', type: 'text' },
  { key: 'age', title: '年龄', type: 'number', readOnly: true },
])

const LEDGER = [
  ['公司知识产权台账', '', '', '', '', ''],
  ['序号', '名称', '类型', '专利号', '授权公告日', '取得方式'],
  ['1', '缝制机', '发明专利', 'ZL1', '2022.3.1', '自主研发'],
  ['2', '裁床', '发明专利', 'ZL2', '44562', '自主研发'],
  ['', '合计', '2', '', '', ''],
]

/** Title of a column of the file → what it is taken for. */
const taken = (table: readonly (readonly string[])[], list = rights, chosen?: ChosenColumns) =>
  Object.fromEntries(
    matchRows(table, list, chosen).columns.map(({ title, key, isGuess }) => [title, isGuess ? [key] : key]),
  )

describe('rows of a file', () => {
  const columns: readonly TableColumn[] = [
    { key: 'name', title: '专利名称', required: true, type: 'text' },
    { key: 'count', title: '数量', type: 'number' },
    { key: 'day', title: '授权日期', type: 'date' },
  ]

  test('find their columns by title in either language, in any order, and name what was not used', () => {
    const english = (column: { key: string }) =>
      ({ name: ['Patent'], count: ['Count'], day: ['Granted'] })[column.key] ?? []
    const table = [
      ['授权 日期', 'patent', '备注'],
      ['2024年7月1日', '甲', 'x'],
      ['', '', ''],
    ]
    expect(matchRows(table, into(columns, english)).rows).toEqual([{ day: '2024-07-01', name: '甲' }])
    expect(taken(table, into(columns, english))).toEqual({
      '授权 日期': 'day',
      patent: 'name',
      备注: undefined,
    })
  })

  test('have numbers in the units of their columns, whatever unit the file says', () => {
    const money = into([
      { key: 'sold', title: '年产值（万元）', type: 'number' },
      { key: 'spent', title: '投入', type: 'number', unit: '万元' },
    ])
    const rows = (...table: string[][]) => matchRows(table, money).rows
    expect(rows(['年产值（亿元）', '投入'], ['0.1', '7'])).toEqual([{ sold: 1000, spent: 7 }])
    expect(rows(['单位：元', ''], ['年产值', '投入（万元）'], ['50000', '7'])).toEqual([
      { sold: 5, spent: 7 },
    ])
  })

  test('of a ledger of one’s own find what resembles a title, to be looked at; the others are chosen', () => {
    expect(taken(LEDGER)).toEqual({
      序号: undefined,
      名称: ['name'],
      类型: undefined,
      专利号: undefined,
      授权公告日: ['day'],
      取得方式: ['way'],
    })
    const chosen = new Map<number, string | undefined>([
      [2, 'kind'],
      [3, 'number'],
    ])
    expect(matchRows(LEDGER, rights, chosen).rows).toEqual([
      { name: '缝制机', kind: 'a', number: 'ZL1', day: '2022-03-01', way: '自主研发' },
      { name: '裁床', kind: 'a', number: 'ZL2', day: '2022-01-01', way: '自主研发' },
    ])
  })

  test('a column that is chosen for another is not used twice; one that is left out is not used', () => {
    const chosen = new Map<number, string | undefined>([
      [3, 'name'],
      [5, undefined],
    ])
    expect(taken(LEDGER, rights, chosen)).toMatchObject({
      名称: undefined,
      专利号: 'name',
      取得方式: undefined,
    })
  })

  test('lines of totals are no rows', () => {
    expect(matchRows(LEDGER, rights)).toMatchObject({ totals: 1, rows: { length: 2 } })
  })

  test('that know no column at all can be chosen wholly', () => {
    const table = [
      ['甲', '乙'],
      ['缝制机', 'ZL1'],
    ]
    expect(matchRows(table, rights)).toMatchObject({ rows: [], isNameless: true })
    const chosen = new Map([[1, 'number']])
    // whether the first line is a header nobody knows but people: until they say so, it is not lost
    expect(matchRows(table, rights, chosen)).toMatchObject({
      rows: [{ number: '乙' }, { number: 'ZL1' }],
      isNameless: true,
    })
    const numbered = [
      ['甲', '乙'],
      ['1', 'ZL1'],
    ]
    expect(matchRows(numbered, rights, chosen)).toMatchObject({ rows: [{ number: 'ZL1' }], isHeaded: true })
    expect(matchRows(numbered, rights, chosen, false).rows).toHaveLength(2)
    const headed = matchRows(table, rights, chosen, true)
    expect(headed.rows).toEqual([{ number: 'ZL1' }])
    expect(headed.columns.map(({ title }) => title)).toEqual(['甲', '乙'])
    expect(matchRows(LEDGER, rights).isNameless).toBe(false)
  })

  test('keys come back where they are the form’s; what it works out does not', () => {
    const table = [
      ['编号', '知识产权名称', '年龄'],
      ['IP02', '甲', '3'],
      ['7', '乙', '4'],
    ]
    const { rows, columns: found } = matchRows(table, rights)
    expect(rows).toEqual([{ no: 'IP02', name: '甲' }, { name: '乙' }])
    expect(found.map(({ isComputed }) => isComputed)).toEqual([false, false, true])
  })
})

test('a file without a header loses no row, and a total in another column is no line of totals', () => {
  const list = into([
    { key: 'name', title: 'Name', type: 'text' },
    { key: 'kind', title: 'Kind', type: 'text' },
    { key: 'all', title: 'Total cost', type: 'number', readOnly: true },
  ])
  const chosen = new Map<number, string | undefined>([
    [0, 'name'],
    [1, 'kind'],
  ])
  expect(
    matchRows(
      [
        ['Anna', '12'],
        ['Bob', '13'],
      ],
      list,
      chosen,
    ).rows,
  ).toEqual([
    { name: 'Anna', kind: '12' },
    { name: 'Bob', kind: '13' },
  ])
  const found = matchRows(
    [
      ['Name', 'Number', 'Kind', 'Total cost last year', 'Total cost'],
      ['Anna', '250', 'total', '3', '9'],
    ],
    list,
  )
  expect(found).toMatchObject({ rows: [{ name: 'Anna', kind: 'total' }], totals: 0 })
  expect(found.columns.map(isInDoubt)).toEqual([false, true, false, true, false])
})

test.each([
  [LEDGER[1]!, true],
  [['知识产权名称', '授权号'], true],
  [['缝制机', '发明专利', 'ZL1'], false],
  [['授权给某公司的名称', '2022'], false],
  [['名称', 'A公司', 'B公司', 'C公司'], false],
  [['名称', '类型', '２０２２'], false],
])('whether a line that was pasted is a heading: %j', (line, is) => {
  expect(isHeading(line, rights)).toBe(is)
})
