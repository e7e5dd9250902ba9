import { expect, test } from 'vitest'
import { columnShares } from './column-shares.ts'

const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0)

test('a long number gets the room that it needs, short columns keep a little', () => {
  const shares = columnShares(
    [
      ['编号', 'IP01'],
      ['名称', '一种高速针织机'],
      ['授权号', 'ZL202110123456.7'],
    ],
    100,
  )
  expect(total(shares)).toBeCloseTo(100)
  expect(shares[2]).toBeGreaterThan(16 * 1.85 + 3.2)
  expect(shares[0]).toBeLessThan(shares[1]!)
})

test('columns alike are as wide as each other, blank ones too', () => {
  expect(columnShares([['甲'], ['乙']], 80)).toEqual([40, 40])
  expect(total(columnShares([[], ['乙']], 80))).toBeCloseTo(80)
})

test('short texts stay on one line before long ones get more', () => {
  const days = columnShares(
    [
      ['授权日期', '2022年5月17日'],
      ['名称', '导'.repeat(60)],
      ['方式', '自主研发'],
    ],
    90,
  )
  expect(days[0]).toBeGreaterThan(14 * 1.85 + 3.2)
  expect(days[2]).toBeGreaterThan(8 * 1.85 + 3.2 - 0.1)
})

test('a day stays on one line, however little room the long texts beside it have', () => {
  const [, , , day] = columnShares(
    [
      ['编号', 'IP01'],
      ['名称', '导'.repeat(60)],
      ['类别', '计算机软件著作权'],
      ['授权日期', '2022年12月17日'],
      ['授权号', 'ZL202110123456.7'],
    ],
    125,
  )
  expect(day).toBeGreaterThan(16 * 1.85 + 3.2)
})

test('words that have no room beside each other share what there is', () => {
  const shares = columnShares([['a'.repeat(60)], ['b'.repeat(30)]], 90)
  expect(shares[0]! / shares[1]!).toBeGreaterThan(1.8)
  expect(total(shares)).toBeCloseTo(90)
})

test('a heading stays on one line before long texts get more', () => {
  const [, , amount] = columnShares(
    [
      ['名称', '泉州某某投资有限公司泉州分公司'],
      ['代码', '91350100M000100Y43'],
      ['投资额（万元）', '600.00'],
    ],
    120,
  )
  expect(amount).toBeGreaterThan(14 * 1.85 + 3.2 - 0.1)
})

test('a table to be written on by hand has room behind each heading', () => {
  const [name, number] = columnShares(
    [
      ['名称', ''],
      ['授权号（登记号）', ''],
      ['日期', ''],
    ],
    120,
  )
  expect(name).toBeGreaterThan(25)
  expect(number).toBeGreaterThan(name!)
})

test('short words stay whole where long ones leave too little room for all', () => {
  const columns = [
    ['No.', 'P01'],
    ['Name', 'Marek Nowak'],
    ['Personal number', '2345678W'],
    ['Email', 'marek.nowak@example.ie'],
    ['Role', 'Postdoctoral researcher'],
    ['Other role', 'Skipper'],
    ['Cost of a month (€)', '6,100.50'],
    ['Months in all packages (person-months)', '30.0'],
  ]
  const name = columnShares(columns, 150)
  expect(name[0]).toBeGreaterThan(3 * 1.1 * 1.85 + 3.2 - 0.1)
  expect(name[1]).toBeGreaterThan(5 * 1.1 * 1.85 + 3.2 - 0.1)
  expect(total(name)).toBeCloseTo(150)
  // the heading breaks behind its hyphen, so that the address need not break
  expect(columnShares(columns, 180)[3]).toBeGreaterThan(22 * 1.1 * 1.85)
})

test('of texts that cannot all stay on one line the shorter ones do', () => {
  const [, , kind] = columnShares(
    [
      ['编号', 'IP03'],
      ['知识产权名称', '针织装备远程运维平台'],
      ['类别', '实用新型专利'],
      ['授权日期', '2021年11月9日'],
      ['授权号', 'ZL202120142542.8'],
      ['获得方式', '自主研发'],
    ],
    156,
  )
  expect(kind).toBeGreaterThan(12 * 1.85 + 3.2 - 0.1)
})
