import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { valueAt } from '@formwright/definition'
import { withValue } from '@formwright/engine'
import {
  corrections,
  filled,
  formOf,
  missingFrom,
  someAnswers,
  someCorrections,
} from '../corrections.test-support.ts'
import type { Fields } from '../corrections.test-support.ts'
import type { LeftBehind } from '../carry/left.ts'
import { filledValues, putBack, putOver } from './put-back.ts'
import { moveAnswers } from './rebase.ts'

const form = formOf()

/** Answers on a corrected form and back on the first one, and what was done on the corrected one. */
function thereAndBack(
  answers: unknown,
  apply: Parameters<typeof formOf>[0],
  meanwhile: (answers: unknown) => unknown = (same) => same,
) {
  const corrected = formOf(apply)
  const there = moveAnswers(answers, form.bundle, corrected)
  const again = moveAnswers(meanwhile(there.answers), corrected.bundle, form)
  return { left: there.aside, again: again.aside, ...putBack(again.answers, there.aside, form.bundle, form) }
}

describe('a correction that is taken back', () => {
  test.each(Object.keys(corrections))('brings back what had no place: %s', (name) => {
    const { left, again, back, aside, answers } = thereAndBack(filled, corrections[name])
    expect(again).toEqual([])
    expect([back, aside]).toEqual([left, []])
    expect(missingFrom(filled, [answers])).toEqual([])
    expect(missingFrom(answers, [filled])).toEqual([])
    const { attachments, ...others } = answers as typeof filled
    const { attachments: files, ...before } = filled
    expect(others).toEqual(before)
    expect(new Set(attachments as unknown[])).toEqual(new Set(files as unknown[]))
  })

  test('loses nothing of what anybody typed, and doubles nothing', () => {
    fc.assert(
      fc.property(someCorrections, someAnswers, ({ apply }, typed) => {
        const { again, aside, answers } = thereAndBack(typed, apply)
        const kept = [answers, ...[...again, ...aside].map(({ value }) => value)]
        expect(missingFrom(typed, kept)).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

describe('a number in the place of which words of another unit are wanted', () => {
  const wordsOfAnotherUnit = (fields: Fields) => {
    const { sales, area, matrix, projects } = fields as any
    Object.assign(sales, { 'x-unit': '亿元', additionalProperties: { type: 'string' } })
    Object.assign(area, { 'x-unit': '公顷', type: 'string' })
    for (const cell of [matrix.properties.own.properties.staff, costOf(projects)])
      Object.assign(cell, { 'x-unit': '亿元', type: 'string' })
  }
  const costOf = (projects: any) => projects.items.properties.stages.items.properties.cost

  test.each([
    ['/area', { area: 12345 }],
    ['/sales/y2024', { sales: { y2024: 12345 } }],
    ['/matrix/own/staff', { matrix: { own: { staff: 12345 } } }],
  ])('comes back as it was typed: %s', (pointer, typed) => {
    const { answers, left } = thereAndBack(typed, wordsOfAnotherUnit)
    expect(left).toMatchObject([{ reason: 'refused', pointer, value: 12345 }])
    expect(answers).toEqual(typed)
  })

  test('stays aside where it stood in rows and is another number there', () => {
    const typed = { projects: [{ code: 'P01', stages: [{ name: '设计', cost: 21 }] }] }
    const { answers, back, aside, left } = thereAndBack(typed, wordsOfAnotherUnit)
    expect([back, aside]).toEqual([[], left])
    expect(left).toHaveLength(1)
    expect(answers).toEqual({ projects: [{ code: 'P01', stages: [{ name: '设计' }] }] })
  })
})

const [file] = filled.attachments as readonly object[]

// people bring what was left as their browser says it
test.each([
  ['a list that is none', { reason: 'list', pointer: '/attachments', value: 1 }],
  ['a list under a key that no document has', { reason: 'list', pointer: '/lists/__proto__', value: [] }],
  ['rows of what has none', { reason: 'column', rows: { pointer: '/attachments', held: 1, places: [''] } }],
  ['options that are none', { reason: 'proof', value: { ...file, options: 5 } }],
] as const)('%s has no place in any form', (_, left) => {
  const some = { pointer: '/name', value: 1, label: '', detail: '', ...left } as LeftBehind
  expect(putOver(filled, some, form.bundle, form)).toBeUndefined()
})

test('the places that are filled in again are told one by one', () => {
  const now = {
    a: 1,
    rows: [{ x: 1, y: 2 }],
    ticked: ['a', 'b'],
    group: { one: 'x' },
    attachments: [{ name: 'f' }],
  }
  expect(filledValues({ a: 1, rows: [{ x: 1 }], ticked: ['a'] }, now)).toEqual({
    '/rows/0/y': 2,
    '/ticked': ['a', 'b'],
    '/group/one': 'x',
  })
})

describe('what was done meanwhile on the corrected form', () => {
  test('stays: a field that was filled in anew is not written over', () => {
    const { aside, answers } = thereAndBack(filled, corrections['an option is called otherwise'], (now) =>
      withValue(now, ['grade'], 'a'),
    )
    expect(answers).toMatchObject({ grade: 'a' })
    expect(aside).toMatchObject([{ pointer: '/grade', value: 'b' }])
  })

  test('may give way to what was left, where somebody says so', () => {
    const corrected = formOf(corrections['an option is called otherwise'])
    const [left] = moveAnswers(filled, form.bundle, corrected).aside
    const now = withValue(filled, ['grade'], 'a')
    expect(putOver(now, left!, form.bundle, form)).toEqual({ answers: filled })
    // a form without a place for it takes it nowhere
    expect(putOver(now, left!, form.bundle, corrected)).toBeUndefined()
    const gone = moveAnswers(filled, form.bundle, formOf(withoutShares)).aside[0]!
    const others = withValue(filled, ['partners'], [{ name: '另一家' }])
    expect(putOver(others, gone, form.bundle, form)).toEqual({})
  })

  const withoutShares = corrections['a column of rows goes']

  test('stays: a column goes back into rows that are the same, whatever became of other fields', () => {
    const { aside, answers } = thereAndBack(filled, withoutShares, (now) => withValue(now, ['name'], '新名'))
    expect(aside).toEqual([])
    expect(answers).toMatchObject({ name: '新名', partners: filled.partners })
  })

  test.each([
    ['in another order', [1, 0]],
    ['one fewer', [1]],
  ])('stays: into rows that are others it does not go (%s)', (_, order) => {
    const { aside, answers } = thereAndBack(filled, withoutShares, (now) =>
      withValue(
        now,
        ['partners'],
        order.map((index) => valueAt(now, `/partners/${index}`)),
      ),
    )
    expect(aside).toMatchObject([{ value: [40, 60] }])
    expect(JSON.stringify(answers)).not.toContain('"share"')
  })

  test('stays: a tick that was taken away does not come back with another', () => {
    const { answers } = thereAndBack(filled, corrections['a tick goes'], (now) =>
      withValue(now, ['ticked'], ['b']),
    )
    expect(answers).toMatchObject({ ticked: ['b', 'c'] })
  })
})
