import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { shownAnswers } from '../assess/shown.ts'
import { compileForm } from '../compile-form.ts'

const text = (title: string) => ({ type: 'string', title })
const number = (title: string) => ({ type: 'number', title })

/** Alternatives without a code: what is filled in says which it is. */
const PAYERS = [
  {
    title: 'firm',
    properties: { firm: text('firm'), staff: number('staff'), note: text('note') },
    required: ['firm'],
  },
  {
    title: 'person',
    properties: { person: text('person'), age: number('age'), note: text('note') },
    required: ['person', 'age'],
  },
  {
    title: 'both in one',
    properties: { firm: text('firm'), person: text('person'), size: number('size') },
    required: ['firm', 'person', 'size'],
  },
]

const payer = (keyword: 'oneOf' | 'anyOf', more: object = {}): Schema =>
  ({
    type: 'object',
    properties: { free: text('free'), total: number('total'), ...more },
    [keyword]: PAYERS,
  }) as unknown as Schema

const form = (keyword: 'oneOf' | 'anyOf') =>
  compileForm(
    bundleOf({
      schema: payer(keyword, {
        rows: { type: 'array', items: payer(keyword) },
        main: payer(keyword),
      }),
      rules: [
        {
          id: 'TOTAL',
          compute: 'sum(has(staff) ? staff : 0, has(age) ? age : 0, has(size) ? size : 0)',
          at: '/total',
        },
        { id: 'STAFF', check: 'staff <= 3', at: '/free' },
        {
          id: 'ROWS',
          check: 'sum(rows.map(row, has(row.age) ? row.age : 0)) == 0',
          at: '/free',
        },
        { id: 'MAIN', check: '!has(main.age)', at: '/main/free' },
      ],
    }),
  )

const FIRM = { firm: 'f', staff: 2 }
const PERSON = { person: 'p', age: 30 }

describe('alternatives without a code', () => {
  test('are told apart by what is satisfied, of several by what is filled in', () => {
    const any = form('anyOf')
    const all = { ...FIRM, ...PERSON, size: 3 }
    const left = (answers: Json) => shownAnswers(any.bundle, answers, any.applies)
    expect(left({ ...FIRM, age: 30 })).toEqual(FIRM)
    expect(left({ firm: 'f', ...PERSON })).toEqual(PERSON)
    expect(left({ ...FIRM, ...PERSON, note: 'n' })).toEqual({ ...FIRM, note: 'n' })
    expect(left(all)).toEqual({ firm: 'f', person: 'p', size: 3 })
  })

  test('that do not apply are read by no rule, wherever they stand', () => {
    const { assess } = form('anyOf')
    const codes = (answers: Json) => assess(answers).findings.map(({ code }) => code)
    const given = { ...FIRM, staff: 2, age: 30 }
    expect(assess(given).computed).toEqual({ '/total': 2 })
    expect(codes({ ...FIRM, total: 2, rows: [given], main: given })).toEqual([])
    expect(codes({ ...FIRM, total: 2, rows: [PERSON], main: PERSON })).toEqual(['ROWS', 'MAIN'])
  })

  test('of which two are filled in where one may be, or none is, are told and nothing is left out', () => {
    const one = form('oneOf')
    for (const answers of [
      { ...FIRM, ...PERSON },
      { staff: 2, age: 30 },
    ] as Json[]) {
      expect(shownAnswers(one.bundle, answers, one.applies)).toEqual(answers)
      const [finding] = one.assess(answers).findings
      expect([finding?.pointer, finding?.severity]).toEqual(['', 'error'])
    }
  })

  test('whose members another asks for, or refuses, are read', () => {
    const { bundle, applies } = compileForm(
      bundleOf({
        schema: {
          type: 'object',
          properties: {
            at: {
              type: 'object',
              oneOf: [
                { properties: { a: text('a') }, required: ['a', 'b'] },
                { properties: { b: text('b'), c: text('c') }, required: ['c'] },
              ],
            },
          },
        } as unknown as Schema,
      }),
    )
    const answers = { at: { a: 'a', b: 'b' } }
    expect(shownAnswers(bundle, answers, applies)).toEqual(answers)
  })

  test.each(['oneOf', 'anyOf'] as const)(
    'are read alike at once, change by change and without what is left out (%s)',
    (keyword) => {
      const made = form(keyword)
      const values = {
        firm: fc.constant('f'),
        person: fc.constant('p'),
        staff: fc.constantFrom(1, 5),
        age: fc.constantFrom(1, 5),
        size: fc.constantFrom<Json>(1, 'x'),
        note: fc.constantFrom('n', ''),
        free: fc.constant('x'),
      }
      const payers = fc.record(values, { requiredKeys: [] }) as fc.Arbitrary<Json>
      const step = fc.oneof(
        fc
          .tuple(
            fc.constantFrom('', '/main', '/rows/0', '/rows/1'),
            fc.constantFrom(...Object.entries(values)),
          )
          .chain(([at, [key, value]]) =>
            fc.tuple(fc.constant(`${at}/${key}`), fc.option(value as fc.Arbitrary<Json>, { nil: undefined })),
          ),
        fc.tuple(fc.constant('/rows'), fc.array(payers, { maxLength: 3 }) as fc.Arbitrary<Json>),
        fc.tuple(fc.constant('/main'), payers),
        fc.tuple(fc.constantFrom('undo', 'redo'), fc.constant(undefined)),
      )
      fc.assert(
        fc.property(payers, fc.array(step, { minLength: 1, maxLength: 12 }), (start, steps) => {
          const store = made.open({ ...(start as object), main: {}, rows: [{}, start] } as Json)
          store.assess()
          for (const [schema, value] of steps) {
            if (schema === 'undo') store.undo()
            else if (schema === 'redo') store.redo()
            else if (typeof store.get(schema.replace(/\/[^/]*$/, '')) === 'object') store.set(schema, value)
            const fresh = made.assess(store.answers)
            const reported = (findings: typeof fresh.findings) =>
              findings.map(({ code, pointer, values: said }) => ({ code, pointer, said }))
            expect(reported(store.findings())).toEqual(reported(fresh.findings))
            expect(store.computed()).toEqual(fresh.computed)
            expect(store.progress()).toEqual(fresh.progress)
            const left = shownAnswers(made.bundle, store.answers, made.applies)
            expect(store.shown).toEqual(left)
            expect(JSON.parse(JSON.stringify(made.assess(left)))).toEqual(JSON.parse(JSON.stringify(fresh)))
          }
        }),
        { numRuns: 60 },
      )
    },
  )
})
