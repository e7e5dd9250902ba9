import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { filesOf, bundleOf } from '@formwright/definition/testing'
import { lint } from './lint/lint.ts'
import { diff } from './diff/diff.ts'

const num = (title: string, id: string) => ({ type: 'number' as const, title, 'x-id': id })
const fields = { a: num('资产负债率', 'a'), b: num('营业收入', 'b'), c: num('成本', 'c') }
const params = {
  p: { value: 70, title: '上限', source: '通知' },
  q: { value: 10, title: '下限', source: '通知' },
}
const problems = (check: string, message: string) => {
  const form = { fields, params, rules: [{ id: 'R', at: '/a', check, message }] }
  return lint(parseForm(filesOf(form)), []).filter(({ code }) => code === 'message-sense')
}

test.each<[string, string]>([
  ['a > 0 && a <= params.p', '资产负债率应大于零且不超过{params.p}，填报为{a}。'],
  ['a > 0 && a <= 100', '资产负债率应大于零且不得超过100。'],
  ['min(a, b) <= params.p', '至少有一项不超过{params.p}。'],
  ['b > params.q', '营业收入不高于{params.q}万元，达不到要求。'],
  ['a <= params.p', '无须达到{params.p}，但须说明。'],
  ['a <= params.p', '资产负债率不需要超过{params.p}。'],
  [
    'a >= params.p && (b > 3 || c <= params.p)',
    '不低于{params.p}；营业收入不足3的成本也不得超过{params.p}。',
  ],
  ['a >= 3', '近3年每年不超过3次处罚、至少3项专利。'],
  ['b > params.q', '营业收入仅{b}万元，不超过{params.q}万元，不符合条件。'],
  ['a <= params.p', '应小于{params.p}（不低于{params.p}的请说明）。'],
  ['a > 0 && a <= params.p', 'The ratio must be above zero and at most {params.p}.'],
  ['a > 0 && a <= params.p', 'The ratio must be greater than zero and no more than {params.p}.'],
  ['min(a, b) <= params.p', 'At least one must not exceed {params.p}.'],
  ['b > params.q', 'The income is not more than {params.q}.'],
  ['a <= params.p', 'The ratio need not be at least {params.p}.'],
])('%s may say %s', (check, message) => expect(problems(check, message)).toEqual([]))

test.each<[string, string]>([
  ['a >= params.p', '不得超过{params.p}。'],
  ['a >= params.p', '应不超过{params.p}。'],
  ['a <= params.p', '应不早于{params.p}。'],
  ['a <= params.p', 'must be at least {params.p}.'],
  ['a >= params.p', '应低于{params.p}。'],
  ['a >= params.p', 'No more than {params.p}.'],
  ['a >= params.p && a > 0', '至多{params.p}。'],
  ['a <= params.p', '须达到{params.p}。'],
])('%s says the contrary: %s', (check, message) => expect(problems(check, message)).toHaveLength(1))

test('a name that is said by itself leaves open what a parameter does', () => {
  const f = (v: number, lets: object) =>
    bundleOf({
      fields,
      params: { p: { ...params.p, value: v } },
      rules: [{ id: 'R', at: '/a', let: lets, check: 'a > x' }],
    })
  for (const lets of [{ x: 'x * params.p' }, { x: 'y + params.p', y: 'x' }])
    expect(diff(f(1, lets), f(2, lets)).map((change) => change.class)).toEqual(['choice'])
})
