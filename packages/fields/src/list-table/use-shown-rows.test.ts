import { expect, test } from 'vitest'
import { findRows } from './use-shown-rows.ts'

const columns = [
  { key: 'name', title: 'Name' },
  { key: 'kind', title: 'Kind', oneOf: [{ const: 'own', title: '自主' }] },
]
const locale = {
  none: '无',
  tag: 'zh-CN',
  language: 'zh-CN',
  decimalSign: '.',
  timeZone: 'Asia/Shanghai',
  text: (written: string) => written,
  yesNo: (yes: boolean) => (yes ? '是' : '否'),
  number: String,
  day: String,
  month: String,
  moment: String,
  time: String,
} as const
const rows = [{ name: '甲' }, { name: '乙', kind: 'own' }, { name: '自主车间' }]
const find = (from: typeof rows, text: string, last?: ReturnType<typeof findRows>) =>
  findRows(last, from, columns, text, locale)

test('rows are found by what their cells show', () => {
  expect(find(rows, '自主').shown).toEqual([1, 2])
  expect(find(rows, '').shown).toEqual([0, 1, 2])
  // not across two cells
  expect(find(rows, '乙自主').shown).toEqual([])
})

test('a number is found as it stands at rest, its thousands apart, and as it is typed', () => {
  const amounts = [{ name: 1_234_567 }, { name: 34_567 }]
  const found = (text: string) => findRows(undefined, amounts, columns, text, locale).shown
  expect([found('1,234'), found('4,567'), found('34567')]).toEqual([[0], [0, 1], [0, 1]])
})

test('a row that is changed stays; rows that change places are found anew', () => {
  const found = find(rows, '自主')
  const changed = [rows[0]!, { name: '乙' }, rows[2]!]
  expect(find(changed, '自主', found).shown).toEqual([1, 2])
  const sorted = [rows[1]!, rows[2]!, rows[0]!]
  expect(find(sorted, '自主', found).shown).toEqual([0, 1])
})
