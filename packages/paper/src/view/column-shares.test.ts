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
