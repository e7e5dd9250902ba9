import { expect, test } from 'vitest'
import { amountsIn } from './amounts.ts'
import { UnitTable } from './unit-table.ts'

const units = new UnitTable({ units: { $: {}, $k: { of: '$', factor: 1000 } } })

test.each([
  ['14500000万元', '亿元', [1450]],
  ['14,500,000 万元', '亿元', [1450]],
  ['１４５０万元', '元', [14_500_000]],
  ['14.5亿', '亿元', [14.5]],
  ['3万', '亿元', [0.0003]],
  ['1.2万', '家', [12_000]],
  ['1.2万家', '家', [12_000]],
  ['0.1千万元', '万元', [100]],
  ['3.5 million', 'companies', [3_500_000]],
  ['-25%', '%', [-25]],
  ['250‰', '%', [25]],
  ['5公顷', '平方公里', [0.05]],
  ['$ 1,200', '$', [1200]],
  ['1200$', '$k', [1.2]],
  // no unit is asked for
  ['25 %', '', [25, 0.25]],
  ['12 kg', '', [12]],
  ['€25', '', [25]],
  ['25 €', '', [25]],
  // what it would be is not known
  ['5吨', '亿元', []],
  ['5 stones', '', []],
  ['约5万元', '万元', []],
  ['3-5万元', '万元', []],
  ['五万元', '万元', []],
  ['万元', '万元', []],
  ['1450', '亿元', []],
  ['3万', '千克', []],
  ['3 million', '$k', []],
])('“%s” where “%s” is asked for', (typed, unit, amounts) => {
  expect(amountsIn(typed, { unit }, units)).toEqual(amounts)
})

test('a title may name the unit', () => {
  expect(amountsIn('12 boxes', { unit: '', title: 'Stock (boxes)' }, units)).toEqual([12])
  expect(amountsIn('12万元', { unit: '', title: '金额（亿元）' }, units)).toEqual([0.0012])
  expect(amountsIn('12%', { unit: '', title: '占比（%）' }, units)).toEqual([12])
})

test('a text of a million characters is no amount', () => {
  expect(amountsIn(`1${' '.repeat(1_000_000)}x1`, { unit: '%' }, units)).toEqual([])
})
