import { distinct, parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { expect, test } from 'vitest'
import { lintContext } from './context.ts'
import { opposedRules } from './opposed-rules.ts'
import { rulesTogether } from './rules-together.ts'

const number = (id: string, more: object = {}) => ({
  'x-id': id,
  title: id,
  type: 'number',
  'x-unit': '人',
  ...more,
})
const fields = {
  a: number('a'),
  b: number('b'),
  c: number('c'),
  kind: {
    'x-id': 'kind',
    title: 'kind',
    type: 'string',
    oneOf: [
      { const: 'big', title: 'big' },
      { const: 'small', title: 'small' },
    ],
  },
}
const params = {
  least: { title: 'least', value: 10, unit: '人', source: 'x' },
  most: { title: 'most', value: 5, unit: '人', source: 'x' },
}

/** What is told of two rules that must both hold. */
function told(...checks: (string | object)[]): string[] {
  const rules = checks.map((check, index) => ({
    id: `R-${index + 1}`,
    ...(typeof check === 'string'
      ? { severity: 'error', kind: 'consistency', check, at: '/a', message: 'wrong' }
      : check),
  }))
  const files = new Map([
    ...filesOf({ fields, rules, params }),
    ['2024/answers/sample.json', JSON.stringify({ a: 1, b: 1, c: 1, kind: 'big' })],
  ])
  const loaded = parseForm(files, '2024')
  const context = lintContext(loaded, loaded.bundle!, [], [], compileForm)
  return distinct([...rulesTogether(context), ...opposedRules(context)]).map(
    ({ code, params: { rule, other } }) => `${code} ${rule} ${other}`,
  )
}

test.each<[string, string, string[]]>([
  ['a > b', 'b > a', ['rules-opposed R-2 R-1']],
  ['a >= params.least', 'a <= params.most', ['rules-opposed R-2 R-1']],
  ['near(a, b + c, 0.01)', 'near(a, b + c + 5, 0.01)', ['rules-opposed R-2 R-1']],
  ['a == b', 'a != b', ['rules-opposed R-2 R-1']],
  ['a > b', 'b > c', []],
  ['a > 50', 'b > 50', []],
  ['near(a, b + c, 0.01)', 'a > b', []],
  ['a <= b', 'b <= a', ['rules-equal R-2 R-1']],
  ['a <= b', 'a >= b', ['rules-equal R-2 R-1']],
  ['a <= b', 'a < b', []],
  ['a <= b', 'a == b', []],
])('%s and %s', (one, other, expected) => {
  expect(told(one, other)).toEqual(expected)
})

test('rules for cases that exclude each other do not contradict each other', () => {
  const of = (kind: string, check: string) => ({
    severity: 'error',
    kind: 'consistency',
    at: '/a',
    message: 'wrong',
    check,
    when: `kind == '${kind}'`,
  })
  expect(told(of('big', 'a > 100'), of('small', 'a < 10'))).toEqual([])
  expect(told(of('big', 'a > 100'), of('big', 'a < 10'))).toEqual(['rules-opposed R-2 R-1'])
})

test('a field that is asked for only while it is hidden is told', () => {
  const required = { required: "kind == 'big'", at: '/a' }
  expect(told(required, { visible: "kind != 'big'", at: '/a' })).toEqual(['required-hidden R-1 R-2'])
  expect(told(required, { visible: "kind == 'big'", at: '/a' })).toEqual([])
  expect(told(required, { visible: "kind != 'big'", at: '/b' })).toEqual([])
})

test('a case that both rules pass shows that they do not contradict each other', () => {
  const sums = ['a + b + c + d == 1234.5', 'a * 7 == b * 3 + 4 + c'].map((check, index) => ({
    id: `R-${index + 1}`,
    severity: 'error',
    kind: 'consistency',
    check,
    at: '/a',
    message: 'wrong',
  }))
  const withCases = (cases: readonly object[]) => {
    const loaded = parseForm(
      new Map([
        ...filesOf({ fields: { ...fields, d: number('d') }, rules: sums }),
        ['2024/answers/one.json', JSON.stringify({ a: 1234.5, b: 0, c: 0, d: 0 })],
        ['2024/answers/two.json', JSON.stringify({ a: 1, b: 0, c: 3, d: 5 })],
        ['2024/cases/x.json', JSON.stringify({ base: 'one', cases })],
      ]),
      '2024',
    )
    const context = lintContext(loaded, loaded.bundle!, [], [], compileForm)
    return [...opposedRules(context)].map(({ code }) => code)
  }
  const one = { name: 'one', set: { '/a': 1234.5 }, expect: [{ code: 'R-2', pointer: '/a' }] }
  expect(withCases([one])).toEqual(['rules-opposed'])
  const set = { '/a': 10, '/b': 20, '/c': 6, '/d': 1198.5 }
  expect(withCases([{ name: 'both', set, expect: [] }])).toEqual([])
})
