import { UnitTable } from '@formwright/definition'
import { expect, test } from 'vitest'
import { inOwnUnit, nearestUnit } from './stated-unit.ts'

const units = new UnitTable({ language: 'zh-CN', units: { '£k': {} } })

test.each([
  [5000, '亿元', ['产值（万元）'], { value: 0.5, from: '万元' }],
  [1234.56, '亿元', ['', '万元', '亿元'], { value: 0.123456, from: '万元' }],
  [0.1, '万元', ['亿元'], { value: 1000, from: '亿元' }],
  [4.35, '%', ['%'], { value: 4.35 }],
  [46.8, '平方米', ['平方公里'], { value: 46_800_000, from: '平方公里' }],
  [7, '家', ['个'], { value: 7 }],
  [7, '亿元', ['家'], { value: 7, other: '家' }],
  [7, '亿元', ['2023年'], { value: 7 }],
  [7, '', ['万元'], { value: 7 }],
  ['约5千', '亿元', ['万元'], { value: '约5千' }],
])('%j into %s beside %j', (value, own, around, expected) => {
  expect(inOwnUnit(value, units.parse(own), nearestUnit(around, units))).toEqual(expected)
})
