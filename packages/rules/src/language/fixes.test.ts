import fc from 'fast-check'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { evaluateExpression } from '../rules/evaluate.ts'

const NUMBER = { type: 'number', 'x-unit': 'any' } as const
const bundle = bundleOf({ fields: { a: NUMBER, b: NUMBER } })
const ROUNDS = 6

/** An expression with every fix applied, as `formwright lint --fix` does, run until none is left. */
function fixed(expression: string): string {
  let text = expression
  for (let round = 0; round < ROUNDS; round++) {
    const fixes = evaluateExpression(text, bundle, {}).problems.filter(({ fix }) => fix !== undefined)
    if (fixes.length === 0) break
    for (const { start, end, fix } of fixes.toSorted((one, other) => other.start - one.start))
      text = text.slice(0, start) + fix! + text.slice(end)
  }
  return text
}

const valueOf = (expression: string, answers: unknown) => {
  const { value, problems } = evaluateExpression(expression, bundle, answers)
  return problems.length > 0 ? 'refused' : value
}

/** What people write for a comparison, in signs, English and Chinese, and what it says of two numbers. */
const COMPARISONS: Readonly<Record<string, { means: (a: number, b: number) => boolean; words: string[] }>> = {
  '>=': {
    means: (a, b) => a >= b,
    words: ['≥', '≧', '=>', 'is not less than', 'not less than', 'at least', 'is at least', 'not <'].concat([
      'greater than or equal to',
      '大于等于',
      '大于或等于',
      '不小于',
      '不低于',
      '不少于',
    ]),
  },
  '<=': {
    means: (a, b) => a <= b,
    words: ['≤', '=<', 'is not more than', 'is not greater than', 'at most', 'less than or equal to'].concat([
      'not >',
      '小于等于',
      '不大于',
      '不超过',
    ]),
  },
  '>': { means: (a, b) => a > b, words: ['＞', 'is greater than', 'is more than', 'not <=', '大于', '超过'] },
  '<': { means: (a, b) => a < b, words: ['＜', 'is less than', 'less than', 'is not >=', '小于'] },
  '==': { means: (a, b) => a === b, words: ['=', '===', 'is', 'equals', 'is equal to', '等于'] },
  '!=': {
    means: (a, b) => a !== b,
    words: ['≠', '<>', '!==', 'is not', 'is not equal to', 'not =', '不等于', '不是'],
  },
}
const ANSWERS = [2, 3, 4]

test.each(
  Object.entries(COMPARISONS).flatMap(([sign, { means, words }]) =>
    words.map((word) => [word, sign, means] as const),
  ),
)('“%s” is mended to what it says: %s', (word, sign, means) => {
  for (const operator of [word, word.toUpperCase()]) {
    expect(fixed(`a ${operator} b`)).toBe(`a ${sign} b`)
    for (const a of ANSWERS)
      for (const b of ANSWERS) expect(valueOf(fixed(`a ${operator} b`), { a, b })).toBe(means(a, b))
  }
})

const AND = ['&&', 'and', 'AND', '且', '并且', '&']
const OR = ['||', 'or', 'Or', '或', '或者', '|']
const number = fc.constantFrom('a', 'b', '1', '2.5', '-3', '(a + b)', 'max(a, 2)')
const comparison = fc
  .tuple(number, fc.constantFrom(...Object.keys(COMPARISONS)), number, fc.nat())
  .map(([left, sign, right, nth]) => {
    const { words } = COMPARISONS[sign]!
    return { right: `${left} ${sign} ${right}`, mistake: `${left} ${words[nth % words.length]} ${right}` }
  })
const { condition } = fc.letrec<{ condition: { right: string; mistake: string } }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 3 },
    comparison,
    fc.tuple(tie('condition'), fc.boolean(), tie('condition'), fc.nat()).map(([one, both, other, nth]) => {
      const words = both ? AND : OR
      return {
        right: `(${one.right}) ${both ? '&&' : '||'} (${other.right})`,
        mistake: `(${one.mistake}) ${words[nth % words.length]} (${other.mistake})`,
      }
    }),
  ),
}))
const answers = fc.record({ a: fc.constantFrom(...ANSWERS, -3, 2.5), b: fc.constantFrom(...ANSWERS, 1) })

test('what fixes make of slips means what was written, whatever the answers', () => {
  fc.assert(
    fc.property(condition, answers, ({ right, mistake }, data) => {
      expect(valueOf(fixed(mistake), data)).toEqual(valueOf(right, data))
    }),
    { numRuns: 150 },
  )
})

test('of an expression that can be read no fix changes anything, and none makes one mean something by guess', () => {
  const words = [
    'a',
    'b',
    '1',
    '2.5',
    ' ',
    '(',
    ')',
    ',',
    'not',
    'is',
    'and',
    '>=',
    '=',
    '≥',
    '且',
    '不',
    '%',
    "'x'",
    '**',
  ]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 9 }), (parts) => {
      const text = parts.join(' ')
      const { problems } = evaluateExpression(text, bundle, {})
      if (problems.length === 0) expect(fixed(text)).toBe(text)
      // names and numbers stand as they stood, in their order
      const values = (expression: string) => expression.match(/\b(?:a|b|1|2\.5)\b|'x'/g)
      expect(values(fixed(text))).toEqual(values(text))
    }),
    { numRuns: 300 },
  )
})

test.each([
  ['begins <= signed', 'date(begins) <= signed'],
  ['signed > begins', 'signed > date(begins)'],
  ['begins < ends', 'date(begins) < date(ends)'],
])('months compare with days and each other as their first day: %s is written %s', (written, meant) => {
  const month = { type: 'string', format: 'year-month' } as const
  const of = bundleOf({ fields: { begins: month, ends: month, signed: { type: 'string', format: 'date' } } })
  const { problems } = evaluateExpression(written, of, {})
  expect(problems).toMatchObject([{ code: 'type-mismatch', params: { suggestion: meant } }])
  expect(evaluateExpression(meant, of, {}).problems).toEqual([])
})

const others = bundleOf({
  fields: { day: { type: 'string', format: 'date' }, done: { type: 'boolean' }, a: NUMBER },
})

test.each([
  ["done == 'oui'", 'done == true'],
  ["done != 'nein'", 'done != false'],
  ["done == 'later'", ''],
  ["day > '31/12/2025'", "day > '2025-12-31'"],
  ["day > '12/31/2025'", "day > '2025-12-31'"],
  ["day > '3.4.2025'", "day > '2025-04-03'"],
  // the third of April or the fourth of March
  ["day > '03/04/2025'", ''],
  ['near(a, a, 0,5)', '0.5'],
  ['a > 10 000', '10000'],
  ['a > 1 250 000.5', '1250000.5'],
  ['a > 12 500,25', '12500.25'],
])('what was meant is suggested: %s', (expression, suggestion) => {
  const { problems } = evaluateExpression(expression, others, {})
  expect(problems.map(({ params }) => params.suggestion)).toEqual([suggestion])
})

const annual = { type: 'object', 'x-annual': 'report', additionalProperties: NUMBER }
const amount = { type: 'number', 'x-unit': '万元' }
const shared = bundleOf({
  fields: { income: annual, rd: annual, a: amount, b: amount, p: { type: 'number', 'x-unit': '%' } },
})

test.each([
  // one year beside another is the same year
  ['rd.first <= income', 'rd.first <= income.first'],
  ['income >= rd.y2022', 'income.y2022 >= rd.y2022'],
  ['income > 1', 'income.last > 1'],
  // a hundred times an amount beside one times a share: what was meant is the same, or nobody can say
  ['a <= b * p', 'a <= b * p / 100'],
  ['a * 100 <= b * p', 'a <= b * p / 100'],
  ['b * p >= 100 * (a + b)', 'b * p / 100 >= (a + b)'],
  ['100 * a + 100 * b <= b * p', ''],
])('of amounts and years what was meant is suggested: %s', (expression, suggestion) => {
  const { problems } = evaluateExpression(expression, shared, {})
  expect(problems.map(({ params }) => params.suggestion)).toEqual([suggestion])
  if (suggestion !== '') expect(evaluateExpression(suggestion, shared, {}).problems).toEqual([])
})

test('a hundred times an amount over a hundred times another is no percentage', () => {
  const { problems } = evaluateExpression('near(p, (100 * a) / (100 * b), 0.01)', shared, {})
  expect(problems).toMatchObject([{ code: 'unit-mismatch' }])
})
