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
import { putBack } from './put-back.ts'
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

describe('what was done meanwhile on the corrected form', () => {
  test('stays: a field that was filled in anew is not written over', () => {
    const { aside, answers } = thereAndBack(filled, corrections['an option is called otherwise'], (now) =>
      withValue(now, ['grade'], 'a'),
    )
    expect(answers).toMatchObject({ grade: 'a' })
    expect(aside).toMatchObject([{ pointer: '/grade', value: 'b' }])
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
