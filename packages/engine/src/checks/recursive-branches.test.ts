import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { shownAnswers } from '../assess/shown.ts'
import { compileForm } from '../compile-form.ts'

const number = (title: string) => ({ type: 'number', title })
const is = (key: string, value: unknown) => ({ properties: { [key]: { const: value } }, required: [key] })

/** A holding with holdings below it, by row and by name; what it pays depends on whether it rents. */
const HOLDING = {
  type: 'object',
  properties: {
    how: { enum: ['rent', 'own'] },
    below: { type: 'array', items: { $ref: '#/$defs/holding' } },
    main: { $ref: '#/$defs/holding' },
  },
  if: is('how', 'rent'),
  // oxlint-disable-next-line unicorn/no-thenable
  then: { properties: { rent: number('rent'), deep: { enum: ['x', 'y'] } } },
  else: { properties: { price: number('price') } },
  allOf: [
    // decided by what only a branch declares
    // oxlint-disable-next-line unicorn/no-thenable
    { if: is('deep', 'x'), then: { properties: { depth: number('depth') }, required: ['depth'] } },
  ],
  // alternatives that are told apart by a code of their own
  oneOf: [
    { properties: { who: { const: 'firm' }, staff: number('staff') }, required: ['who'] },
    { properties: { who: { const: 'person' }, age: number('age') }, required: ['who'] },
  ],
}

const form = (inactive: 'keep' | 'clear' = 'keep') =>
  compileForm(
    bundleOf({
      schema: {
        type: 'object',
        properties: {
          holding: { $ref: '#/$defs/holding' },
          total: number('total'),
          second: number('second'),
          alone: number('alone'),
        },
        $defs: { holding: { ...HOLDING, 'x-inactive': inactive } },
      } as never,
      rules: [
        {
          id: 'TOTAL',
          compute: 'sum(holding.below.map(one, sum(one.below.map(two, has(two.rent) ? two.rent : 0))))',
          at: '/total',
        },
        {
          id: 'STAFF',
          compute: 'sum(holding.below.map(one, sum(one.below.map(two, has(two.staff) ? two.staff : 0))))',
          at: '/second',
        },
        {
          id: 'ALONE',
          compute: 'has(holding.main.main.main.rent) ? holding.main.main.main.rent : 0',
          at: '/alone',
        },
      ],
    }),
  )

const firm = (more: Json = {}): Json => ({ who: 'firm', ...(more as object) })
const nested = (deepest: Json): Json =>
  ({ holding: firm({ below: [firm({ below: [firm({ below: [deepest] }), deepest] })] }) }) as Json

describe('a branch that does not apply, in a schema that refers to itself', () => {
  const keeping = form()

  test('is read by no rule at any depth', () => {
    expect(keeping.problems).toEqual([])
    const store = keeping.open(nested(firm({ how: 'rent', rent: 4, staff: 1, age: 4 })))
    store.set('/holding/below/0/below/1/rent', 5)
    store.set('/holding/below/0/below/1/staff', 2)
    store.set('/holding/main', firm({ main: firm({ main: firm({ how: 'rent', rent: 7 }) }) }))
    expect([store.get('/total'), store.get('/second'), store.get('/alone')]).toEqual([5, 2, 7])
    store.set('/holding/below/0/below/1/how', 'own')
    store.set('/holding/below/0/below/1/who', 'person')
    store.set('/holding/main/main/main/how', 'own')
    expect([store.get('/total'), store.get('/second'), store.get('/alone')]).toEqual([0, 0, 0])
    expect(store.get('/holding/below/0/below/1')).toMatchObject({ rent: 5, staff: 2 })
  })

  test('is neither printed nor exported', () => {
    const away = firm({ how: 'own', rent: 5, deep: 'x', depth: 1, age: 4, price: 3 })
    const left = firm({ how: 'own', price: 3 })
    expect(shownAnswers(keeping.bundle, nested(away), keeping.applies)).toEqual(nested(left))
  })

  test('is cleared at any depth where the form says so', () => {
    const store = form('clear').open(nested(firm({ how: 'rent', rent: 5 })))
    store.set('/holding/below/0/below/0/below/0/how', 'own')
    expect(store.get('/holding/below/0/below/0/below/0')).toEqual(firm({ how: 'own' }))
    expect(store.get('/holding/below/0/below/1')).toEqual(firm({ how: 'rent', rent: 5 }))
  })

  test('is read by nobody, whether answers are assessed at once or change by change', () => {
    const amount = fc.constantFrom(1, 5)
    const values: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
      how: fc.constantFrom('rent', 'own'),
      who: fc.constantFrom('firm', 'person'),
      deep: fc.constantFrom('x', 'y'),
      rent: amount,
      price: amount,
      depth: amount,
      staff: amount,
      age: amount,
    }
    const depth = fc.createDepthIdentifier()
    const { holding } = fc.letrec<{ holding: Json }>((tie) => ({
      holding: fc.record(
        {
          ...values,
          below: fc.array(tie('holding'), { maxLength: 2, depthIdentifier: depth }),
          main: fc.option(tie('holding'), { nil: undefined, maxDepth: 3, depthIdentifier: depth }),
        },
        { requiredKeys: [] },
      ) as unknown as fc.Arbitrary<Json>,
    }))
    const way = fc.array(fc.constantFrom('below/0', 'below/1', 'main'), { maxLength: 5 })
    const step = fc.tuple(
      way,
      fc.oneof(
        { weight: 4, arbitrary: memberOf(values) },
        fc.tuple(fc.constant('main'), holding),
        fc.tuple(fc.constant('below'), fc.array(holding, { maxLength: 2 })),
        fc.tuple(fc.constantFrom('undo', 'redo'), fc.constant(undefined)),
      ),
    )
    fc.assert(
      fc.property(holding, fc.array(step, { minLength: 1, maxLength: 10 }), (start, steps) => {
        const store = keeping.open({ holding: start } as Json)
        store.assess()
        for (const [path, [key, value]] of steps) {
          const parent = ['/holding', ...path].join('/')
          if (key === 'undo') store.undo()
          else if (key === 'redo') store.redo()
          else if (typeof store.get(parent) === 'object') store.set(`${parent}/${key}`, value as Json)
          const fresh = keeping.assess(store.answers)
          expect(placesOf(store.findings())).toEqual(placesOf(fresh.findings))
          expect(store.computed()).toEqual(fresh.computed)
          expect(store.progress()).toEqual(fresh.progress)
          const cut = keeping.assess(shownAnswers(keeping.bundle, store.answers, keeping.applies))
          expect(JSON.parse(JSON.stringify(cut))).toEqual(JSON.parse(JSON.stringify(fresh)))
        }
      }),
      { numRuns: 60 },
    )
  })
})

function memberOf(values: Readonly<Record<string, fc.Arbitrary<unknown>>>) {
  return fc
    .constantFrom(...Object.entries(values))
    .chain(([key, own]) => fc.tuple(fc.constant(key), fc.option(own, { freq: 4, nil: undefined })))
}

function placesOf(findings: readonly { code: string; pointer: string; values?: unknown }[]) {
  return findings.map(({ code, pointer, values }) => ({ code, pointer, values }))
}
