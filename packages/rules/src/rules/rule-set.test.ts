import { describe, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { fields, setOf } from './rule-set.test-support.ts'
import { compileRules } from './rule-set.ts'

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
    const violation = rule.evaluate({ y: { y2021: 3, y2023: 4 }, rate: 30 })
    expect(typeof violation === 'object' && violation.message()).toBe('应为33.33%，填报为30%')
  })

  test('says no unit where no number stands', () => {
    const { ruleSet: set } = setOf({
      id: 'R',
      check: "k == 'yes'",
      at: '/rate',
      message: '应高于{y.last}%，填报为{rate}%。',
    })
    const violation = set.rules[0]!.evaluate({ rate: '无', k: 'no' })
    expect(typeof violation === 'object' && violation.message()).toBe('应高于—，填报为—。')
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
    const violation = ruleSet.rules[3]!.evaluate({ z: { y2022: 5, y2023: 4 } })
    expect(typeof violation === 'object' && [violation.pointer, violation.message()]).toEqual([
      '/z/y2023',
      '税收2023',
    ])
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

describe('mistakes in a rule', () => {
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
      'a mistake inside a message',
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
      'rows that are picked: that belongs into when',
      {
        each: { row: 'rows.filter(one, one.amount > 1)' },
        check: 'row.amount > 1',
        at: '/rows/{row}/amount',
      },
      'each-unusable /rules/0/each/row',
    ],
    [
      'a misspelt column of a row',
      { each: { row: 'rows' }, check: 'row.amont > 1', at: '/rows/{row}/amount' },
      'unknown-field /rules/0/check',
    ],
    [
      'a place that is no column',
      { each: { row: 'rows' }, check: 'row.amount > 1', at: '/rows/{row}/amont' },
      'target-unknown /rules/0/at',
    ],
    [
      'a member of a map that is called by what no variable stands for',
      { each: { row: 'rows' }, check: 'row.amount > 1', at: '/map/{row.amount}' },
      'braces-no-variable /rules/0/at',
    ],
    [
      'a member of a map that is named by the number of a row',
      { each: { row: 'rows' }, check: 'row.amount > 1', at: '/map/{row}' },
      'variable-elsewhere /rules/0/at',
    ],
    [
      'a row that is named by a member of a map',
      { each: { key: 'map' }, check: 'rate > 1', at: '/rows/{key}/amount' },
      'variable-elsewhere /rules/0/at',
    ],
    [
      'a mistake repeated over years is reported once',
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
  const bundle = bundleOf({
    fields,
    rules: [
      { id: 'C', compute: 'round(growth(y.first, y.last), 2)', at: '/rate' },
      { id: 'V', visible: "k == 'yes'", at: '/rows' },
    ],
  })
  const effects = compileRules(bundle).ruleSet.effects
  const over = compileRules(
    bundleOf({
      fields,
      rules: [
        { id: 'C', each: { row: 'rows' }, compute: 'row.amount * 2', at: '/rows/{row}/amount' },
        { id: 'Y', each: { year: 'report' }, compute: 'y[year]', at: '/z/{year}' },
        {
          id: 'V',
          each: { row: 'rows', part: 'row.parts' },
          visible: 'row.amount > 1',
          at: '/rows/{row}/parts/{part}/v',
        },
      ],
    }),
  ).ruleSet.effects
  const answers = {
    rows: [
      { amount: 1, parts: [{}] },
      { amount: 2, parts: [{}, {}] },
    ],
  }
  expect(over.map(({ id, pointers }) => [id, ...pointers])).toEqual([
    ['C', '/rows/*/amount'],
    ['Y', '/z/y2021'],
    ['Y', '/z/y2022'],
    ['Y', '/z/y2023'],
    ['V', '/rows/*/parts/*/v'],
  ])
  expect(over[0]!.evaluateWhere(answers, new Map())).toMatchObject([
    { pointers: ['/rows/0/amount'], value: 2 },
    { pointers: ['/rows/1/amount'], value: 4 },
  ])
  expect(over[0]!.evaluate(answers, '/rows/1/amount')).toBe(4)
  expect(over[4]!.evaluate(answers, '/rows/0/parts/0/v')).toBe(false)
  expect(over[4]!.evaluate(answers, '/rows/1/parts/1/v')).toBe(true)
  expect(over[4]!.concernedBy(['/rows/1/amount']).map((one) => Object.fromEntries(one))).toEqual([
    { row: '1' },
  ])
  expect(
    effects.map(({ effect, evaluate }) => [effect, evaluate({ y: { y2021: 1, y2023: 2 }, k: 'no' })]),
  ).toEqual([
    ['compute', 100],
    ['visible', false],
  ])
})
