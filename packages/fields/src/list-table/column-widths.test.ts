import { expect, test } from 'vitest'
import { localeOf } from '@formwright/definition'
import { columnWidths } from './column-widths.ts'

const locale = localeOf({ form: { id: 'x', title: 'Form', agency: 'Agency', language: 'en' }, texts: {} })
const line = { key: 'line', title: 'Line', readOnly: true }
const name = { key: 'name', title: 'Function or Activity' }

test('a column of long texts has more room than one of keys, and one without rows its least', () => {
  const [short, long] = columnWidths([line, name], [{ line: 'A1', name: 'Water quality monitoring' }], locale)
  expect(long!.share).toBeGreaterThan(2.5 * short!.share)
  expect(short!.least).toBeLessThan(4)
  expect(long!.least).toBe(12)
  expect(columnWidths([line, name], [], locale)[1]!.least).toBe(7)
})

test('however long a text is, the others keep room', () => {
  const [short, long] = columnWidths([line, name], [{ line: 'A1', name: '水'.repeat(500) }], locale)
  expect(long!.share / short!.share).toBeLessThan(6)
  expect(long!.least).toBe(12)
})

test('an identity number is as wide as its figures', () => {
  const [number] = columnWidths([name], [{ name: '11010519491231002X' }], locale)
  expect(number!.least).toBeGreaterThan(18 * 0.6 + 0.95)
})

test('a day, a key and a choice are as wide as what is in them', () => {
  const columns = [line, { key: 'on', title: '授权日期' }, { key: 'how', title: '获得方式' }]
  const [key, day, choice] = columnWidths(
    columns,
    [{ line: 'IP01', on: '2022-05-17', how: '自主研发' }],
    locale,
  )
  // rem of its letters in the fonts of the screen, the padding and border of an input
  expect(key!.least).toBeGreaterThan(4 * 0.56 + 0.95)
  expect(day!.least).toBeGreaterThan(8 * 0.56 + 2 * 0.35 + 0.95)
  expect(choice!.least).toBeGreaterThanOrEqual(4 + 0.95)
})

test('a number is wider than its column’s least where its figures, thousands apart, need it', () => {
  const amount = { key: 'amount', title: 'Non-Federal', type: 'number', unit: '$' } as const
  const width = (value: number) => columnWidths([amount], [{ amount: value }], locale)[0]!.least
  expect(width(7)).toBe(5)
  expect(width(1_234_567.89)).toBeGreaterThan(10 * 0.56 + 2 * 0.3 + 0.95)
})
