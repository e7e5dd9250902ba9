import { expect, test } from 'vitest'
import { unitStated } from './unit-stated.ts'
import { UnitTable } from './unit-table.ts'

const units = new UnitTable({ language: 'zh-CN', units: { '£k': {} } })

test.each([
  ['万元', '万元'],
  ['产值（万元）', '万元'],
  ['产值(含税)(万元)', '万元'],
  ['产值（万元）（含税）', '万元'],
  ['单位：亿元', '亿元'],
  ['（单位: 万元）', '万元'],
  ['产值/万元', '万元'],
  ['吨标准煤/万元', '吨标准煤/万元'],
  ['Turnover (£k)', '£k'],
  ['产值（含税）', undefined],
  ['研发投入/营业收入', undefined],
  ['2023年', undefined],
  ['', undefined],
])('“%s” states %s', (text, unit) => {
  expect(unitStated(text, units)?.name).toBe(unit)
})
