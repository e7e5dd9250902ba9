import fc from 'fast-check'
import { expect, test } from 'vitest'
import { valueAt } from '@formwright/definition'
import type { CarryMap } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import {
  corrections,
  filled,
  formOf,
  missingFrom,
  someAnswers,
  someCorrections,
} from '../corrections.test-support.ts'
import { carryThrough, editionsBetween } from './carry-through.ts'
import { explainLeft } from './left.ts'

const oldest = formOf().bundle

/** The form in a later year. */
function later(name: string, apply?: Parameters<typeof formOf>[0], carry?: CarryMap) {
  const { bundle } = formOf(apply, name === '2027' ? [2025, 2026] : [2026, 2027])
  const edition = { ...bundle.edition, edition: name, previous: String(Number(name) - 1) }
  return compileForm({ ...bundle, edition, ...(carry ? { carry } : {}) })
}

test('answers of the year before last go through the edition in between', () => {
  const to = later('2028')
  const between = later('2027')
  const formNamed = (name: string) => (name === '2027' ? between : undefined)
  expect(editionsBetween(oldest, to, formNamed)).toEqual([between, to])
  expect(editionsBetween(between.bundle, to, formNamed)).toEqual([to])
  // without it they go at once
  expect(editionsBetween(oldest, to, () => undefined)).toEqual([to])
})

test('each edition’s own map holds, and everything is told as it stood where it was filled in', () => {
  const between = later('2027', corrections['a unit of another scale'], {
    from: '2026',
    fields: { name: 'same', sales: 'same', area: { drop: '每年重填' }, patents: 'same', partners: 'same' },
    dropped: { grade: '不再分等级' },
  })
  const to = later('2028', (fields) => (fields.title = { ...fields.name, 'x-id': 'title' }), {
    from: '2027',
    fields: { title: { from: 'name' }, sales: 'same', area: 'same', patents: 'same' },
    dropped: { partners: '不再填' },
  })
  const { answers, origins, sources, previous, left } = carryThrough(oldest, [between, to], filled)
  expect(answers.title).toBe(filled.name)
  expect(sources['/title']).toBe('/name')
  expect(origins['/title']).toEqual({ origin: 'carried', value: filled.name })
  // the year that all three have is none; the field that is filled in anew each year stands beside it
  expect(answers).not.toHaveProperty('area')
  expect(previous['/area']).toBe(filled.area)
  const reported = left.map((one) => explainLeft(one))
  expect(reported).toEqual(expect.arrayContaining(['“等级”不带入：不再分等级', '“合作单位”不带入：不再填']))
  const year = left.find(({ pointer }) => pointer === '/sales/y2025')!
  expect([year.reason, year.value]).toEqual(['year', valueAt(filled, '/sales/y2025')])
})

test('whatever became of the form on the way, every answer is in the new document or named', () => {
  fc.assert(
    fc.property(someCorrections, someCorrections, someAnswers, (first, second, answers) => {
      const forms = [later('2027', first.apply), later('2028', second.apply)]
      const { answers: carried, left, sources } = carryThrough(oldest, forms, answers)
      expect(missingFrom(answers, [carried, ...left.map(({ value }) => value)])).toEqual([])
      for (const [to, from] of Object.entries(sources)) {
        expect(valueAt(carried, to)).not.toBeUndefined()
        expect(from === '' || valueAt(answers, from) !== undefined, `${to} ${from}`).toBe(true)
      }
    }),
    { numRuns: 40 },
  )
})

test('of the rows of a list each year is told with its own, and a column with what it held', () => {
  const inYears = (edition: number, more: readonly object[]) =>
    bundleOf({
      years: { report: [edition - 3, edition - 2, edition - 1] },
      edition: { edition: String(edition), previous: String(edition - 1) },
      fields: {
        standards: {
          type: 'object',
          title: '标准',
          'x-id': 'standards',
          'x-annual': 'report',
          additionalProperties: { type: 'integer' },
          'x-list': {
            columns: [
              { key: 'name', title: '名称' },
              { key: 'year', title: '年度', type: 'year' as const },
              ...more.map((one) => ({ key: 'note', title: '备注', ...one })),
            ],
          },
        },
      },
    })
  const rows = ['2021', '2022', '2023'].map((year, n) => ({ name: `标准${n}`, year, note: `备注${n}` }))
  const answers = { lists: { standards: rows } }
  const [between, to, other] = [inYears(2025, [{}]), inYears(2026, []), inYears(2026, [{ type: 'number' }])]
  const leftIn = (last: typeof to) =>
    carryThrough(
      inYears(2024, [{}]),
      [between, last].map((one) => compileForm(one)),
      answers,
    ).left.map(({ reason, detail, value }) => [reason, reason === 'refused' ? '' : detail, value])
  const ofYears = [
    ['rows', '2021', [rows[0]]],
    ['rows', '2022', [rows[1]]],
  ]
  expect(leftIn(to)).toEqual([...ofYears, ['column', '备注', ['备注2']]])
  expect(leftIn(other)).toEqual([...ofYears, ['refused', '', '备注2']])
})
