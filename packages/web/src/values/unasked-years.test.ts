import { expect, test } from 'vitest'
import { bundleAsking, labelAt } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { datesToGive, movedToAskedYears, unaskedYears, movedToYear, removalOf } from './unasked-years.ts'

const annual = {
  type: 'object',
  'x-annual': 'report',
  additionalProperties: { type: 'number', 'x-unit': '万元' },
}
const form = compileForm(
  bundleOf({
    part: 'firm',
    years: { report: { from: '/firm/appliedOn', count: 3, otherwise: 2017 } },
    fields: {
      appliedOn: { type: 'string', format: 'date', title: '申请日期' },
      sales: { ...annual, title: '销售收入' },
      costs: { ...annual, title: '成本' },
      profit: { ...annual, title: '利润' },
    },
    rules: [
      {
        id: 'PROFIT',
        each: { year: 'report' },
        compute: 'firm.sales[year] - firm.costs[year]',
        at: '/firm/profit/{year}',
        source: '说明',
      },
    ],
  }),
)
const all = () => true
const open = (firm: object) => {
  const store = form.open({})
  for (const [pointer, value] of Object.entries(firm)) store.set(`/firm/${pointer}`, value as number)
  return store
}
const early = { 'sales/y2014': 5, 'costs/y2014': 3, 'sales/y2016': 7 }

test('what was typed before there was a date is told, without what formulas gave, and goes to the years asked for', () => {
  const store = open(early)
  expect(store.get('/firm/profit/y2014')).toBe(2)
  expect(unaskedYears(store, all)).toEqual([])
  expect(datesToGive(store, 'firm')).toEqual(['/firm/appliedOn'])

  store.set('/firm/appliedOn', '2024-05-01')
  expect(datesToGive(store, 'firm')).toEqual([])
  const kept = unaskedYears(store, all)
  expect(kept.map(({ year, typed }) => [year, typed])).toEqual([
    [2014, ['/firm/sales/y2014', '/firm/costs/y2014']],
    [2016, ['/firm/sales/y2016']],
  ])
  expect(labelAt(bundleAsking(store.bundle, kept[0]!), '/firm/sales/y2014')).toContain('2014')

  store.setAll(movedToAskedYears(store, kept)!)
  expect(store.get('/firm')).toEqual({
    appliedOn: '2024-05-01',
    sales: { y2021: 5, y2023: 7 },
    costs: { y2021: 3 },
    profit: { y2021: 2 },
  })
  expect(unaskedYears(store, all)).toEqual([])
  store.undo()
  expect(unaskedYears(store, all)).toEqual(kept)
})

test('what stands in a year already stays; a year may be removed', () => {
  const store = open({ ...early, appliedOn: '2024-05-01', 'sales/y2021': 1 })
  const [first] = unaskedYears(store, all)
  expect(movedToAskedYears(store, [first!])).toBeUndefined()
  store.setAll(movedToYear(store, first!, 2021))
  expect(store.get('/firm/sales')).toEqual({ y2014: 5, y2016: 7, y2021: 1 })
  expect(store.get('/firm/costs')).toEqual({ y2021: 3 })
  store.setAll(removalOf(unaskedYears(store, all)[0]!))
  expect(store.get('/firm/sales')).toEqual({ y2016: 7, y2021: 1 })
})

test('a year that went when the date was moved is in no place of the others', () => {
  const store = open({ appliedOn: '2023-05-01', 'sales/y2020': 4 })
  store.set('/firm/appliedOn', '2024-05-01')
  const kept = unaskedYears(store, all)
  expect(kept.map(({ year }) => year)).toEqual([2020])
  expect(movedToAskedYears(store, kept)).toBeUndefined()
  expect(unaskedYears(store, () => false)).toEqual([])
  store.set('/firm/appliedOn', '2023-06-01')
  expect(unaskedYears(store, all)).toEqual([])
})
