import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { compileForm } from '../compile-form.ts'

const number = (id: string) => ({ type: 'number', title: id, 'x-id': id })
const form = compileForm(
  bundleOf({
    fields: { spent: number('spent'), sales: number('sales'), limit: number('limit') },
    rules: [
      {
        id: 'ELG-01',
        severity: 'error',
        kind: 'eligibility',
        let: { share: 'percent(spent, sales)' },
        check: 'share >= limit',
        at: '/spent',
        message: '占比{share}%，低于{limit}%。',
        eligibility: { criterion: '占比', threshold: '≥ {limit}%', value: '{share}%' },
        source: '办法',
      },
    ],
  }),
)
const assess = (spent: number, sales: number, limit: number) => {
  const { findings, eligibility } = form.assess({ spent, sales, limit })
  const [row] = eligibility
  return { told: findings[0]?.message, row: [row?.threshold, row?.value, row?.met] }
}

test('a value has as many decimals as its verdict needs to read true', () => {
  expect(assess(39.96, 1000, 4)).toEqual({
    told: '占比3.996%，低于4%。',
    row: ['≥ 4%', '3.996%', 'not-met'],
  })
  expect(assess(1, 3, 4).row).toEqual(['≥ 4%', '33.33%', 'met'])
  expect(assess(4, 100, 4).row).toEqual(['≥ 4%', '4%', 'met'])
})

test('what is less than 0 by little is neither 0 nor -0', () => {
  expect(assess(-0.0125, 1000, 0)).toMatchObject({ told: '占比-0.001%，低于0%。' })
  expect(assess(-0, 1000, 1).row).toEqual(['≥ 1%', '0%', 'not-met'])
})

test('what waits for a field that only another branch has is no criterion of this one', () => {
  const branched = compileForm(
    bundleOf({
      fields: {
        g: {
          type: 'object',
          title: 'g',
          properties: { w: { type: 'string', title: 'w', 'x-id': 'w', enum: ['a', 'b'] } },
          oneOf: [
            { properties: { w: { const: 'a' }, u: number('u') } },
            { properties: { w: { const: 'b' } } },
          ],
        },
      },
      rules: [
        {
          id: 'E',
          severity: 'error',
          kind: 'eligibility',
          check: 'g.u >= 10',
          at: '/g/u',
          message: 'too few',
          eligibility: { criterion: 'c', threshold: '10', value: '{g.u}' },
        },
      ],
    }),
  )
  const met = (g: object) => {
    const assessed = branched.assess({ g })
    expect(assessed.eligibility.map((row) => row.met)).toEqual([...assessed.met.values()])
    return assessed.met.get('E')
  }
  expect([met({ w: 'a', u: 15 }), met({ w: 'a', u: 5 })]).toEqual(['met', 'not-met'])
  expect([met({ w: 'b', u: 15 }), met({ w: 'b', u: 5 })]).toEqual([undefined, undefined])
  expect(met({ w: 'a' })).toBe('pending')
})

test('of rows it tells the one that the verdict rests on, and nothing of rows of other answers', () => {
  const people = compileForm(
    bundleOf({
      fields: {
        lead: { type: 'string', title: '负责人', 'x-id': 'lead', 'x-ref': { list: '/people' } },
        asks: { type: 'boolean', title: '查年龄', 'x-id': 'asks' },
        people: { ...keyedRows('人员', 'P0', { age: number('age') }), 'x-id': 'people' },
      },
      rules: [
        ['LEAD', 'person.code == lead'],
        ['ALL', undefined],
        ['ASKED', 'asks == true'],
      ].map(([id, when]) => ({
        id: id!,
        severity: 'error',
        kind: 'eligibility',
        each: { person: 'people' },
        ...(when === undefined ? {} : { when }),
        check: 'person.age <= 60',
        at: '/people/{person}/age',
        message: '超龄',
        eligibility: { criterion: '年龄', threshold: '≤ 60', value: '{person.name} {person.age}' },
        source: '办法',
      })),
    }),
  )
  const linesOf = (answers: object) => people.assess({ asks: false, ...answers }).eligibility
  const rows = (answers: object) => linesOf(answers).map(({ value, met }) => [value, met])
  const person = (code: string, age: number) => ({ code, name: `${code}君`, age })
  const three = [person('P1', 70), person('P2', 40), person('P3', 30)]
  expect(rows({ lead: 'P2', people: three })).toEqual([
    ['P2君 40', 'met'],
    ['P1君 70', 'not-met'],
  ])
  expect(rows({ lead: 'P1', people: three })[0]).toEqual(['P1君 70', 'not-met'])
  expect(rows({ lead: 'P2', people: [] }).map(([value]) => value)).not.toContainEqual(
    expect.stringMatching(/君/),
  )
  const reported = (answers: object) => linesOf(answers).map(({ rule }) => rule)
  expect(reported({ people: [] })).not.toContain('ASKED')
  expect(reported({ people: [], asks: true })).toContain('ASKED')
})

test('of years it tells one that is not met', () => {
  const yearly = compileForm(
    bundleOf({
      fields: {
        rate: {
          type: 'object',
          title: 'rate',
          'x-id': 'rate',
          'x-annual': 'report',
          additionalProperties: number('r'),
        },
      },
      years: { report: [2023, 2024, 2025] },
      rules: [
        {
          id: 'RATE',
          severity: 'error',
          kind: 'eligibility',
          each: { year: 'report' },
          check: 'rate[year] >= 5',
          at: '/rate/{year}',
          message: '低',
          eligibility: { criterion: '占比', threshold: '≥ 5', value: '{rate[year]}' },
          source: '办法',
        },
      ],
    }),
  )
  expect(yearly.assess({ rate: { y2023: 8, y2024: 3, y2025: 7 } }).eligibility).toMatchObject([
    { value: '3', met: 'not-met', pointer: '/rate/y2024' },
  ])
})
