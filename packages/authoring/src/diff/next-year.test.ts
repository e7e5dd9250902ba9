import { expect, test } from 'vitest'
import { resolveYears } from '@formwright/definition'
import type { FormBundle, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { classOfCarried } from '../impact/carried-changes.ts'
import { diff } from './diff.ts'
import { explainChange } from './sentences.ts'

test('days of a window that nobody verified yet are no change of its verification', () => {
  const window = { from: '2026-01-05', to: '2026-06-30', timeZone: 'Asia/Shanghai', source: '示例' }
  const open = (more: object) => bundleOf({ fields: {}, edition: { window: { ...window, ...more } } })
  const reported = (more: object) => diff(open({}), open(more)).map((change) => explainChange(change))
  const moved = reported({ from: '2027-01-05', to: '2027-06-30', verified: false })
  expect(moved).toHaveLength(2)
  expect(moved.join()).not.toContain('核实')
  expect(reported({ verified: false }).join()).toContain('核实状态')
})

test('a value that a rule works out first is told by its name, before and after', () => {
  const having = (values: object) =>
    bundleOf({
      fields: { sum: { 'x-id': 'sum', title: '合计', type: 'number' } },
      rules: [{ id: 'R-01', at: '/sum', check: 'sum == expected', let: values }],
    })
  const changes = diff(having({ expected: '1 + 1' }), having({ expected: '1 + 2', other: '3' }))
  expect(changes).toMatchObject([
    { kind: 'rule-value', attribute: 'expected', before: '1 + 1', after: '1 + 2' },
    { kind: 'rule-value', attribute: 'other', before: '', after: '3' },
  ])
  expect(explainChange(changes[0]!)).toContain('“应填数”')
})

test('what rules call a name of their own is told in one line', () => {
  const having = (names: object) => ({
    ...bundleOf({ fields: {} }),
    ruleNames: names,
    digest: JSON.stringify(names),
  })
  const changes = diff(having({ rd: '研发活动' }) as FormBundle, having({ rd: '这项研发活动' }) as FormBundle)
  expect(changes).toEqual([
    { kind: 'rule-name', class: 'safe', part: '', subject: 'rd', before: '研发活动', after: '这项研发活动' },
  ])
  expect(explainChange(changes[0]!)).toBe('规则中“rd”的称呼由“研发活动”改为“这项研发活动”')
  const said = (one: object, other: object) =>
    diff(having(one) as FormBundle, having(other) as FormBundle).map((change) => explainChange(change))
  expect(said({}, { rd: '研发活动' })).toEqual(['规则中“rd”称为“研发活动”'])
  expect(said({ rd: '研发活动' }, {})).toEqual(['规则中“rd”不再有称呼，原来是“研发活动”'])
})

test.each([
  ['元', 2, 'field-unit-converted safe'],
  ['亿元', 6, 'field-unit-converted safe'],
  ['亿元', undefined, 'field-unit-converted safe'],
  ['亿元', 2, 'field-unit-finer choice'],
  ['人', 2, 'field-unit loses-answers'],
])('numbers in 万元 with two decimals, next year in %s with %s: %s', (unit, decimals, reported) => {
  const having = (more: Partial<Schema>) =>
    bundleOf({ fields: { sum: { 'x-id': 'sum', title: '产值', type: 'number', ...more } } })
  const next = having({ 'x-unit': unit, ...(decimals === undefined ? {} : { 'x-decimals': decimals }) })
  const changes = diff(having({ 'x-unit': '万元', 'x-decimals': 2 }), next)
  expect(changes.map((change) => `${change.kind} ${classOfCarried(change)}`)).toContain(reported)
})

test('a total beside the years stays itself when the years move on', () => {
  const money = { type: 'number', title: '合计' }
  const having = (years: number[], total: object = money) =>
    bundleOf({
      years: { report: years },
      fields: {
        sales: {
          'x-id': 'sales',
          title: '收入',
          type: 'object',
          'x-annual': 'report',
          properties: { total },
          required: ['total'],
          additionalProperties: { type: 'number' },
        },
      },
    })
  const before = having([2022, 2023])
  const reported = (after: ReturnType<typeof having>) => diff(before, after).map((change) => change.kind)
  expect(reported(having([2023, 2024]))).toEqual(['years-changed'])
  expect(reported(having([2022, 2023], { ...money, title: '总计' }))).toEqual(['field-title'])
  const answers = { sales: { 'first+1': 1, last: 2, total: 3 } }
  expect(resolveYears(having([2021, 2022, 2023]), answers)).toEqual({
    sales: { y2022: 1, y2023: 2, total: 3 },
  })
})
