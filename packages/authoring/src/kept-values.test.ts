import { describe, expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { carry } from './carry/carry.ts'
import { impactOn } from './impact/impact.ts'
import { rebase } from './rebase/rebase.ts'

/** What a place holds in one case or another, by a field, by a code of its own, and by what is filled in. */
const PLACE = {
  type: 'object',
  properties: { owned: { type: 'boolean', title: 'owned' } },
  if: { properties: { owned: { const: true } }, required: ['owned'] },
  // oxlint-disable-next-line unicorn/no-thenable
  then: { properties: { price: { type: 'number', title: 'price' } } },
  else: { properties: { rent: { type: 'number', title: 'rent' } } },
  oneOf: [
    { properties: { firm: { type: 'string', title: 'firm' } }, required: ['firm'] },
    {
      properties: { person: { type: 'string', title: 'person' }, age: { type: 'number', title: 'age' } },
      required: ['person', 'age'],
    },
  ],
}

function edition(carried?: object, most = 100) {
  return bundleOf({
    schema: {
      type: 'object',
      properties: {
        place: { title: 'place', 'x-id': 'place', ...PLACE },
        total: { type: 'number', title: 'total', 'x-id': 'total' },
        hides: { type: 'boolean', title: 'hides', 'x-id': 'hides' },
        hidden: { type: 'number', title: 'hidden', 'x-id': 'hidden' },
      },
    } as unknown as Schema,
    rules: [
      { id: 'HIDES', visible: 'hides != true', at: '/hidden' },
      {
        id: 'MOST',
        check: `(has(place.rent) ? place.rent : 0) + (has(place.age) ? place.age : 0) <= ${most}`,
        at: '/total',
        kind: 'eligibility',
        eligibility: { criterion: 'c', threshold: '3', value: '{total}' },
      },
    ],
    ...(carried ? { files: { 'carry.json': { from: '2024', fields: carried } } } : {}),
  })
}

const SAME = { place: 'same', total: 'same', hides: 'same', hidden: 'same' }
/** Owned, by a firm; what is kept of rent, of a person and of what is hidden is no answer. */
const KEPT = {
  place: { owned: true, price: 5, rent: 50, firm: 'f', age: 60 },
  total: 1,
  hides: true,
  hidden: 3,
}
const APPLYING = { place: { owned: true, price: 5, firm: 'f' }, total: 1, hides: true }

describe('values of branches that do not apply, and what is hidden', () => {
  const before = edition()

  test('are not carried, not shown as those of last year, and told as what stayed behind', () => {
    const carried = carry(before, compileForm(edition(SAME)), KEPT)
    expect(carried.answers).toEqual(APPLYING)
    expect(Object.keys(carried.previous)).not.toContain('/hidden')
    expect(JSON.stringify([carried.previous, carried.origins])).not.toMatch(/rent|age|hidden/)
    expect(carried.left.map(({ reason, pointer }) => `${reason} ${pointer}`)).toEqual([
      'hidden /place/age',
      'hidden /place/rent',
      'hidden /hidden',
    ])
  })

  test('are read by no formula of a carry map', () => {
    const sum = '(has(place.rent) ? place.rent : 0) + (has(place.age) ? place.age : 0) + place.price'
    const after = compileForm(edition({ ...SAME, total: { compute: sum } }))
    expect(carry(before, after, KEPT).answers.total).toBe(5)
  })

  test('stay in a draft that is moved to a correction', () => {
    const { answers, aside } = rebase(KEPT, before, compileForm(edition(undefined, 90)))
    expect([answers, aside]).toEqual([KEPT, []])
  })

  test.each([
    ['a correction', undefined],
    ['the next edition', SAME],
  ])('make no difference to what %s means for an application', (_, carried) => {
    const [was, is] = [compileForm(before), compileForm(edition(carried, 10))]
    const rowOf = (answers: unknown) => impactOn(was, is, { id: 'a', answers })
    expect(rowOf(KEPT)).toEqual(rowOf(APPLYING))
    const applying = { ...APPLYING, place: { owned: false, rent: 50, firm: 'f' } }
    expect(rowOf(applying).appearing.map(({ code }) => code)).toEqual(['MOST'])
  })
})

test('what only branches have is carried and moved with the field that they are of, in rows too', () => {
  const inUnit = (unit: string, more: object = {}, files?: object) =>
    bundleOf({
      fields: {
        places: {
          type: 'array',
          title: 'places',
          'x-id': 'places',
          items: {
            ...PLACE,
            properties: { ...PLACE.properties, ...more },
            // oxlint-disable-next-line unicorn/no-thenable
            then: { properties: { price: { type: 'number', title: 'price', 'x-unit': unit } } },
          },
        },
      },
      ...(files ? { files: { 'carry.json': files } } : {}),
    } as never)
  const before = inUnit('万元')
  const answers = {
    places: [
      { owned: true, price: 300, firm: 'f' },
      { owned: false, rent: 2, firm: 'g' },
    ],
  }
  const moved = { places: [{ owned: true, price: 0.03, firm: 'f' }, answers.places[1]] }
  const next = inUnit(
    '亿元',
    { note: { type: 'string', title: 'note' } },
    { from: '2024', fields: { places: 'same' } },
  )
  const carried = carry(before, compileForm(next), answers)
  expect([carried.answers, carried.left]).toEqual([moved, []])
  const corrected = inUnit('亿元', { note: { type: 'string', title: 'note' } })
  const rebased = rebase(answers, before, compileForm(corrected))
  expect([rebased.answers, rebased.aside]).toEqual([moved, []])
})
