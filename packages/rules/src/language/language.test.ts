import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileRules } from '../rules/rule-set.ts'
import { evaluateExpression } from '../rules/evaluate.ts'
import { neverHolds } from './satisfiable.ts'

interface Case {
  readonly name: string
  readonly expression: string
  readonly data?: unknown
  readonly expect?: unknown
  readonly problem?: string
}

const { fields, cases } = JSON.parse(
  readFileSync(new URL('language.cases.json', import.meta.url), 'utf8'),
) as { fields: Record<string, Schema>; cases: Case[] }
const bundle = bundleOf({ fields })

describe('expressions', () => {
  test.each(cases)('$name', ({ expression, data = {}, expect: expected, problem }) => {
    const { value, problems } = evaluateExpression(expression, bundle, data)
    expect(problems.map(({ code }) => code)).toEqual(problem ? [problem] : [])
    if (!problem) expect(value ?? 'pending').toEqual(expected)
  })

  test('a mistake is at its characters, with what to write instead', () => {
    const [problem] = evaluateExpression("a > 1 && k == 'yse'", bundle, {}).problems
    expect(problem).toMatchObject({ code: 'unknown-option', start: 14, end: 19 })
  })
})

test.each([
  [{ a0: '否', a1: '是' }, ["k == 'a1'", "'a0' != k"]],
  [{ a1: '是', a0: '否' }, ["k == 'a1'", "'a0' != k"]],
  [{ a0: 'None', a1: 'Yes' }, ["k == 'a1'", "'a0' != k"]],
  // neither says which is meant
  [{ a0: '甲', a1: '乙' }, ['', '']],
])('yes or no in the place of an option means the one that says it: %j', (options, suggested) => {
  const oneOf = Object.entries(options).map(([code, title]) => ({ const: code, title }))
  const own = bundleOf({ fields: { k: { type: 'string', title: '有无', oneOf } } })
  const meant = (expression: string) => evaluateExpression(expression, own, {}).problems[0]!.params.suggestion
  expect([meant('k == true'), meant('false != k')]).toEqual(suggested)
})

describe('conditions that can never hold', () => {
  const never = (check: string) => {
    const { typed } = compileRules(bundleOf({ fields, rules: [{ id: 'R', check, at: '/a' }] }))
    return neverHolds(typed.find(({ role }) => role === 'check')!.expr)
  }

  test.each([
    'a > 10 && a < 5',
    'a >= 5 && a < 5',
    "k == 'yes' && k == 'no'",
    "k == 'yes' && k != 'yes'",
    'p > 100',
    'a < 0',
    '!(a > 1) && a > 2',
    'a > 3 && (a < 1 || a < 2)',
    'a > b && b > a',
    'a < b && !(a <= b)',
    'a == b && (a < b || b < a)',
    "'map' in g && !('map' in g)",
    'false && a > 1',
    '5 > a && 10 < a',
    'a == 1 && a == 2',
    '1 > 2',
    'a < a',
    'count(rows) < 0',
    'b > 0 ? size(t) < 0 : count(rows) < 0',
    'rows.exists(r, size(r.name) < 0)',
    '!rows.all(r, size(r.name) >= 0)',
  ])('%s', (check) => {
    expect(never(check)).toBe(true)
  })

  test.each([
    'a > 5 && a < 10',
    'a >= 5 && a <= 5',
    'p >= 100',
    'a > 10 || a < 5',
    "k == 'yes' || k == 'no'",

    'a > 5 && b < 5',
  ])('%s can', (check) => {
    expect(never(check)).toBe(false)
  })
})

describe('hostile expressions', () => {
  const codeOf = (expression: string) => evaluateExpression(expression, bundle, {}).problems[0]?.code

  test.each([
    ['deep brackets', '('.repeat(5000) + 'a' + ')'.repeat(5000)],
    ['a long sum', `a${' + 1'.repeat(5000)}`],
    ['a long list', `a in [${'1,'.repeat(3000)}1]`],
    ['a long text', `t == '${'x'.repeat(20_000)}'`],
  ])('%s is refused in bounded time', (_, expression) => {
    const start = performance.now()
    expect(['rule-too-costly', 'rule-syntax']).toContain(codeOf(expression))
    expect(performance.now() - start).toBeLessThan(2000)
  })

  test('nested loops over rows stay bounded by the rows', () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ name: String(index), amount: index }))
    expect(
      evaluateExpression('rows.all(r, rows.exists(s, s.amount == r.amount))', bundle, { rows }).value,
    ).toBe(true)
  })

  test('loops inside loops over hostile answers end, and say nothing', () => {
    const rows = Array.from({ length: 3000 }, () => ({ name: 'x', amount: 1 }))
    const start = performance.now()
    expect(
      evaluateExpression('rows.all(r, rows.all(s, rows.all(t, t.amount == r.amount)))', bundle, { rows })
        .value,
    ).toBeUndefined()
    expect(performance.now() - start).toBeLessThan(5000)
  })

  test('no text makes it throw', () => {
    fc.assert(
      fc.property(fc.string(), (text) => Array.isArray(evaluateExpression(text, bundle, {}).problems)),
    )
    const tokens = fc.array(
      fc.constantFrom(
        'a',
        'm',
        't',
        'k',
        'g',
        'y',
        '.last',
        '(',
        ')',
        '+',
        '-',
        '*',
        '/',
        '==',
        '&&',
        '!',
        '?',
        ':',
        '[',
        ']',
        "'yes'",
        '1',
        'near(',
        ',',
        'has(',
        'in',
        'roundingBand(',
      ),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(tokens, (list) =>
        Array.isArray(evaluateExpression(list.join(' '), bundle, { a: 1, m: '无', t: 'x' }).problems),
      ),
      { numRuns: 500 },
    )
  })
})
