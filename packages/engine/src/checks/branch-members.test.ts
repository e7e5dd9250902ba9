import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Json } from '@formwright/definition'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { shownAnswers } from '../assess/shown.ts'
import { compileForm } from '../compile-form.ts'
import type { FormStore } from '../store/form-store.ts'

const number = (title: string, more: object = {}) => ({ type: 'number', title, ...more })
const is = (key: string, value: unknown) => ({ properties: { [key]: { const: value } }, required: [key] })
const having = (properties: object, more: object = {}) => ({ properties, ...more })
const when = (condition: object, holds: object, other?: object) => ({
  if: condition,
  // oxlint-disable-next-line unicorn/no-thenable
  then: holds,
  ...(other ? { else: other } : {}),
})

/** What a row, or the form itself, holds in one case or another; one of them decides about the next. */
const CASES = {
  allOf: [
    when(
      is('how', 'rent'),
      having({ rent: number('rent'), deep: { type: 'string', enum: ['x', 'y'] } }),
      having({ price: number('price') }),
    ),
    // decided by what only a branch declares
    when(is('deep', 'x'), having({ depth: number('depth') }, { required: ['depth'] })),
    // what a branch adds to a group outside of it, and to one in that
    when(
      is('how', 'rent'),
      having({
        place: having(
          { tenants: number('tenants'), yard: having({ size: number('size') }) },
          { required: ['tenants'] },
        ),
      }),
    ),
    // what both sides declare depends on nothing, what decides between them least of all
    when(is('same', true), having({ same: { type: 'boolean' } }), having({ same: { type: 'boolean' } })),
    // declared by two branches
    when(is('also', true), having({ rent: number('rent') })),
  ],
  dependentSchemas: { card: having({ street: { type: 'string', 'x-evidence': { when: 'always' } } }) },
  oneOf: [
    having({ who: { const: 'firm' }, staff: number('staff') }, { required: ['who'] }),
    having(
      {
        who: { const: 'person' },
        home: {
          type: 'object',
          properties: { how: { enum: ['rent', 'own'] } },
          ...when(is('how', 'own'), having({ worth: number('worth') })),
        },
      },
      { required: ['who'] },
    ),
  ],
}
const OUTSIDE = {
  how: { enum: ['rent', 'own'] },
  also: { type: 'boolean' },
  place: {
    type: 'object',
    properties: { town: number('town'), yard: { type: 'object', properties: { trees: number('trees') } } },
  },
  card: { type: 'string' },
  who: { enum: ['firm', 'person'] },
}

const form = compileForm(
  bundleOf({
    schema: {
      type: 'object',
      properties: {
        ...OUTSIDE,
        free: { type: 'string' },
        total: number('total'),
        asked: { type: 'string' },
        hides: { type: 'boolean' },
        after: { type: 'boolean' },
        ref: { type: 'string', 'x-ref': { list: '/list' } },
        rows: {
          type: 'array',
          items: { type: 'object', properties: { ...OUTSIDE, n: number('n') }, ...CASES },
        },
      },
      ...CASES,
      allOf: [
        ...CASES.allOf,
        when(is('after', true), having({ list: keyedRows('list', 'L0'), last: number('last') })),
      ],
    },
    rules: [
      {
        id: 'TOTAL',
        compute: 'sum(has(rent) ? rent : 0, has(price) ? price : 0, has(depth) ? depth : 0)',
        at: '/total',
      },
      { id: 'RENT', check: 'rent <= 3', at: '/free' },
      { id: 'TENANTS', check: 'place.tenants <= 3', at: '/free' },
      { id: 'SIZE', check: 'place.yard.size <= 3', at: '/free' },
      { id: 'WORTH', check: 'home.worth <= 3', at: '/free' },
      {
        id: 'EITHER',
        check: 'rent <= 3',
        at: '/depth',
        kind: 'eligibility',
        eligibility: { criterion: 'c', threshold: '3', value: '{rent}' },
      },
      { id: 'DEPTH', compute: 'rent * 2', at: '/depth' },
      { id: 'ROWS', check: 'size(rows.filter(row, has(row.rent) && row.rent > 3)) == 0', at: '/free' },
      { id: 'UNIQUE', check: 'unique(rows.map(row, row.price))', at: '/rows' },
      { id: 'ROW', each: { row: 'rows' }, check: 'row.depth <= 3', at: '/rows/{row}/n' },
      { id: 'ROW-SUM', each: { row: 'rows' }, compute: 'row.rent + 1', at: '/rows/{row}/n' },
      { id: 'ASKED', visible: "deep == 'x'", at: '/asked' },
      { id: 'NEEDED', required: 'rent > 3', at: '/free' },
      // a condition on what decides about a branch, which reads a branch itself
      { id: 'AFTER', visible: 'has(street)', at: '/after' },
      { id: 'LAST', check: 'last <= 3', at: '/free' },
      { id: 'PROOF', check: '!hasEvidence(street)', at: '/free' },
    ],
  }),
)

const at = (answers: Json): FormStore => form.open(answers)
const codes = (answers: unknown) =>
  form.assess(answers).findings.map(({ code, pointer }) => `${code} ${pointer}`)

describe('what stands in a branch that does not apply', () => {
  test('is kept, and read by no rule, condition or formula elsewhere', () => {
    expect(form.problems).toEqual([])
    const store = at({ who: 'firm', how: 'rent', rent: 5, deep: 'x', asked: 'a' })
    store.set('/depth', 4)
    expect(store.get('/total')).toBe(9)
    expect(codes(store.answers)).toContain('RENT /free')
    expect(store.state('/free').required).toBe(true)
    store.set('/how', 'own')
    expect(store.answers).toMatchObject({ rent: 5, deep: 'x', depth: 4, total: 0 })
    expect(codes(store.answers)).toEqual([])
    expect(store.state('/free').required).toBe(false)
    expect(store.state('/asked').visible).toBe(false)
    // a branch that is decided by what stands in another goes with it
    expect(store.state('/depth').visible).toBe(false)
    store.set('/how', 'rent')
    expect(store.state('/depth').visible).toBe(true)
    expect(codes(store.answers)).toContain('RENT /free')
  })

  test('of a group outside of it is kept as well, asked for where the group is, and read by nobody', () => {
    const rents = { who: 'firm', how: 'rent', place: { town: 1, yard: { trees: 2 } } }
    expect(codes(rents)).toEqual(['required /place/tenants'])
    const store = at({ ...rents, place: { town: 1, tenants: 5, yard: { size: 6 } } })
    expect(codes(store.answers)).toEqual(['TENANTS /free', 'SIZE /free'])
    expect(store.state('/place/tenants')).toMatchObject({ visible: true, required: true })
    store.set('/how', 'own')
    expect(store.answers).toMatchObject({ place: { tenants: 5, yard: { size: 6 } } })
    expect(codes(store.answers)).toEqual([])
    expect(codes({ who: 'firm', rows: [{ ...rents, who: 'firm' }, rents] })).toEqual([
      'required /rows/0/place/tenants',
      'required /rows/1/place/tenants',
    ])
  })

  test('in a row is there again when its branch is, and what nobody refers to is told', () => {
    const rows = [
      { who: 'firm', how: 'rent', rent: 5, price: 1 },
      { who: 'firm', how: 'own', rent: 5, price: 1 },
    ]
    expect(codes({ who: 'firm', rows })).toEqual(['ROWS /free', 'computed /rows/0/n'])
    const list = [{ code: 'L01', name: 'a' }]
    const referring = { card: 'c', street: 's', after: true, list, ref: 'L01' }
    expect(codes(referring)).not.toContain('reference /ref')
    expect(codes({ ...referring, card: '' })).toContain('reference /ref')
  })

  test('is read by nobody, whether answers are assessed at once or change by change', () => {
    const yes = fc.boolean()
    const amount = fc.constantFrom(1, 5)
    const how = fc.constantFrom('rent', 'own')
    const kinds: Readonly<Record<string, fc.Arbitrary<Json>>> = {
      how,
      also: yes,
      card: fc.constantFrom('c', ''),
      who: fc.constantFrom('firm', 'person'),
      rent: amount,
      price: amount,
      deep: fc.constantFrom('x', 'y'),
      depth: amount,
      street: fc.constant('s'),
      staff: amount,
      home: fc.record({ how, worth: amount }, { requiredKeys: [] }) as fc.Arbitrary<Json>,
      place: fc.record({ town: amount, tenants: amount }, { requiredKeys: [] }) as fc.Arbitrary<Json>,
      'place/tenants': amount,
      'place/town': amount,
      'place/yard': fc.record({ size: amount, trees: amount }, { requiredKeys: [] }) as fc.Arbitrary<Json>,
      'home/how': how,
      'home/worth': amount,
    }
    const member = (start: string, more: typeof kinds = {}) =>
      fc
        .constantFrom(...Object.entries({ ...kinds, ...more }))
        .chain(([key, values]) =>
          fc.tuple(fc.constant(`${start}/${key}`), fc.option(values, { freq: 4, nil: undefined })),
        )
    const inRow = Object.fromEntries(
      Object.entries({ ...kinds, n: amount }).filter(([key]) => !key.includes('/')),
    )
    const row = fc.record(inRow, { requiredKeys: [] })
    const top = {
      total: amount,
      asked: fc.constant('a'),
      free: fc.constant('f'),
      after: yes,
      last: amount,
      ref: fc.constant('L01'),
    }
    const step = fc.oneof(
      { weight: 4, arbitrary: member('', top as typeof kinds) },
      { weight: 3, arbitrary: fc.nat(1).chain((index) => member(`/rows/${index}`, { n: amount })) },
      fc.tuple(fc.constant('/rows'), fc.array(row, { maxLength: 3 }) as unknown as fc.Arbitrary<Json>),
      fc.tuple(fc.constant('/list'), fc.constantFrom<Json[]>([], [{ code: 'L01', name: 'a' }])),
      fc.tuple(
        fc.constant('/attachments'),
        fc.constantFrom<Json[]>([], [{ id: 'f', target: 'street', kind: 'evidence', name: 'x.pdf' }]),
      ),
      fc.tuple(fc.constantFrom('undo', 'redo'), fc.constant(undefined)),
    )
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 16 }), (steps) => {
        const store = at({ who: 'firm', rows: [{}, {}] })
        store.assess()
        for (const [position, value] of steps as readonly (readonly [string, Json | undefined])[]) {
          const rows = store.get('/rows')
          const [, index] = /^\/rows\/(\d)/.exec(position) ?? []
          if (index !== undefined && !(Array.isArray(rows) && rows.length > Number(index))) continue
          if (
            /home\/|place\//.test(position) &&
            typeof store.get(position.replace(/\/[^/]*$/, '')) !== 'object'
          )
            continue
          if (position === 'undo') store.undo()
          else if (position === 'redo') store.redo()
          else store.set(position, value)
          const fresh = form.assess(store.answers)
          const reported = fresh.findings.map(({ code, pointer, values }) => ({ code, pointer, values }))
          expect(store.findings().map(({ code, pointer, values }) => ({ code, pointer, values }))).toEqual(
            reported,
          )
          expect(store.computed()).toEqual(fresh.computed)
          expect(store.progress()).toEqual(fresh.progress)
          expect(store.eligibility()).toEqual(fresh.eligibility)
          const cut = form.assess(shownAnswers(form.bundle, store.answers, form.applies))
          expect(JSON.parse(JSON.stringify(cut))).toEqual(JSON.parse(JSON.stringify(fresh)))
        }
      }),
      { numRuns: 60 },
    )
  })
})
