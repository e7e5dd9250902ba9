import { describe, expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '../bundle-of.test-support.ts'
import { compileRules } from './rule-set.ts'

const fields: Record<string, Schema> = {
  y: {
    type: 'object',
    title: '产值',
    'x-annual': 'report',
    additionalProperties: { type: 'number', 'x-unit': '亿元', 'x-decimals': 2, 'x-none': true },
  },
  z: {
    type: 'object',
    title: '税收',
    'x-annual': 'report',
    additionalProperties: { type: 'number', 'x-unit': '亿元', 'x-decimals': 2 },
  },
  rate: { type: 'number', title: '增长率', 'x-unit': '%', 'x-decimals': 2 },
  k: {
    type: 'string',
    oneOf: [
      { const: 'yes', title: '是' },
      { const: 'no', title: '否' },
    ],
  },
  rows: {
    type: 'array',
    items: { type: 'object', properties: { amount: { type: 'number', 'x-unit': '亿元' } } },
  },
}
const base = { severity: 'error', kind: 'arithmetic', message: 'x', source: 'x' }
const setOf = (...rules: object[]) => {
  const { ruleSet, problems } = compileRules(
    bundleOf(
      fields,
      rules.map((rule) => ({ ...base, ...rule })),
    ),
    { thorough: true },
  )
  return { ruleSet, problems: problems.map(({ code, pointer }) => `${code} ${pointer}`) }
}

describe('a rule', () => {
  const { ruleSet } = setOf({
    id: 'R',
    let: { expected: 'growth(y.first, y.last)' },
    check: 'near(rate, expected, 0.01)',
    at: '/rate',
    message: '应为{expected}%，填报为{rate}%',
    fix: { '/rate': 'round(expected, 2)' },
    severity: "k == 'yes' ? 'warning' : 'error'",
  })
  const rule = ruleSet.rules[0]!

  test('passes, waits, breaks', () => {
    expect(rule.evaluate({ y: { y2021: 3, y2023: 4 }, rate: 33.33 })).toBe('passes')
    expect(rule.evaluate({ y: { y2021: 3 }, rate: 33.33 })).toBe('pending')
    expect(rule.evaluate({ y: { y2021: 3, y2023: '无' }, rate: 33.33 })).toBe('pending')
    expect(rule.evaluate({ y: { y2021: 3, y2023: 4 }, rate: 30 })).toMatchObject({
      severity: 'error',
      pointer: '/rate',
      related: ['/y/y2021', '/y/y2023'],
      fix: { '/rate': 33.33 },
    })
  })

  test('says the values that it found', () => {
    const breach = rule.evaluate({ y: { y2021: 3, y2023: 4 }, rate: 30 })
    expect(typeof breach === 'object' && breach.message()).toBe('应为33.33%，填报为30%')
  })

  test('takes its severity from an expression', () => {
    expect(rule.evaluate({ y: { y2021: 3, y2023: 4 }, rate: 30, k: 'yes' })).toMatchObject({
      severity: 'warning',
    })
  })

  test('knows what it reads', () => {
    expect([...rule.reads].toSorted()).toEqual(['/rate', '/y/y2021', '/y/y2023'])
    const reading = (pointer: string) => ruleSet.readingOf(pointer).map(({ id }) => id)
    expect([
      reading('/y/y2021'),
      reading('/y'),
      reading('/y/y2021/deep'),
      reading('/y/y2022'),
      reading('/z'),
      reading(''),
    ]).toEqual([['R'], ['R'], ['R'], [], [], ['R']])
  })
})

describe('each', () => {
  test('over years, fields and their product', () => {
    const { ruleSet } = setOf({
      id: 'R',
      each: { series: ['y', 'z'], year: ['report.previous', 'report.last'] },
      check: 'series[year] >= series[year - 1]',
      at: '/{series}/{year}',
      message: '{title(series)}{year}',
    })
    expect(ruleSet.rules.map(({ key }) => key)).toEqual([
      'R[y,y2022]',
      'R[y,y2023]',
      'R[z,y2022]',
      'R[z,y2023]',
    ])
    const breach = ruleSet.rules[3]!.evaluate({ z: { y2022: 5, y2023: 4 } })
    expect(typeof breach === 'object' && [breach.pointer, breach.message()]).toEqual(['/z/y2023', '税收2023'])
  })

  test('over rows written out', () => {
    const { ruleSet } = setOf({
      id: 'R',
      each: [{ one: 'y', other: 'z' }],
      check: 'one.last <= other.last',
      at: '/{one}/last',
    })
    expect(ruleSet.rules.map(({ key, at }) => [key, at])).toEqual([['R[y,z]', '/y/y2023']])
  })

  test('over the rows of the answers', () => {
    const { ruleSet, problems } = setOf({
      id: 'R',
      each: { row: 'rows' },
      check: 'row.amount > 1',
      at: '/rows/{row}/amount',
      message: '{row.amount}',
    })
    expect(problems).toEqual([])
    const verdicts = ruleSet.rules[0]!.evaluateAll({ rows: [{ amount: 2 }, { amount: 1 }, {}] })
    expect(
      verdicts.map((verdict) =>
        typeof verdict === 'object' ? `${verdict.pointer} ${verdict.message()}` : verdict,
      ),
    ).toEqual(['passes', '/rows/1/amount 1', 'pending'])
    expect(ruleSet.readingOf('/rows/1/amount')).toHaveLength(1)
  })
})

describe('slips in a rule', () => {
  test.each([
    ['a place that is no field', { check: 'rate > 1', at: '/rat' }, 'target-unknown /rules/0/at'],
    [
      'a let that hides a field',
      { let: { rate: 'y.last' }, check: 'rate > 1', at: '/rate' },
      'shadowed-name /rules/0/let/rate',
    ],
    [
      'a brace that does not close',
      { check: 'rate > 1', at: '/rate', message: '应为{rate' },
      'template-syntax /rules/0/message',
    ],
    [
      'a slip inside a message',
      { check: 'rate > 1', at: '/rate', message: '应为{rat}' },
      'unknown-name /rules/0/message',
    ],
    [
      'a severity that is none',
      { check: 'rate > 1', at: '/rate', severity: 'rate' },
      'severity-invalid /rules/0/severity',
    ],
    [
      'a year that is not there',
      { each: { year: ['report.next'] }, check: 'rate > 1', at: '/rate' },
      'unknown-name /rules/0/each/year/0',
    ],
    [
      'a slip repeated over years is told once',
      { each: { year: 'report' }, check: 'y[year] > lmit', at: '/rate' },
      'unknown-name /rules/0/check',
    ],
  ])('%s', (_, rule, expected) => {
    expect(setOf({ id: 'R', ...rule }).problems).toEqual([expected])
  })
})

test('effects: computed values and conditions', () => {
  const { ruleSet } = setOf()
  expect(ruleSet.effects).toEqual([])
  const bundle = bundleOf(fields, [
    { id: 'C', compute: 'round(growth(y.first, y.last), 2)', at: '/rate' },
    { id: 'V', visible: "k == 'yes'", at: '/rows' },
  ])
  const effects = compileRules(bundle).ruleSet.effects
  expect(
    effects.map(({ effect, evaluate }) => [effect, evaluate({ y: { y2021: 1, y2023: 2 }, k: 'no' })]),
  ).toEqual([
    ['compute', 100],
    ['visible', false],
  ])
})
