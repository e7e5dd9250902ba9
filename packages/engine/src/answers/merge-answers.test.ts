import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import { mergeAnswers } from './merge-answers.ts'

const number = (more: object = {}) => ({ type: 'number', ...more })
const form = compileForm(
  bundleOf({
    fields: { a: number(), b: number(), total: number({ readOnly: true }), twice: number(), free: number() },
    rules: [
      { id: 'T', at: '/total', compute: 'a + b' },
      { id: 'W', at: '/twice', compute: 'total * 2' },
    ],
  }),
)

const base = { a: 1, b: 1, total: 2, twice: 4, free: 0 }

test('totals follow from what both changed, and totals of totals', () => {
  const merged = mergeAnswers(form, {
    base,
    mine: { ...base, a: 5, total: 6, twice: 12 },
    theirs: { ...base, b: 10, total: 11, twice: 22 },
  })
  expect(merged).toEqual({ document: { ...base, a: 5, b: 10, total: 15, twice: 30 }, conflicts: [] })
})

test('what somebody typed is asked about, beside totals and over a formula', () => {
  const mine = { ...base, a: 5, total: 6, twice: 12, free: 1 }
  const theirs = { ...base, b: 10, total: 11, twice: 99, free: 2 }
  const { document, conflicts } = mergeAnswers(form, { base, mine, theirs })
  expect(conflicts.map(({ pointer }) => pointer)).toEqual(['/twice', '/free'])
  expect(document).toMatchObject({ a: 5, b: 10, total: 15 })
})

test('totals of rows follow from what both changed in them, wherever the rows stand by then', () => {
  const table = compileForm(
    bundleOf({
      fields: {
        rows: {
          type: 'array',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string' },
              a: number(),
              b: number(),
              sum: number({ readOnly: true }),
            },
          },
        },
      },
      rules: [{ id: 'S', each: { row: 'rows' }, at: '/rows/{row}/sum', compute: 'row.a + row.b' }],
    }),
  )
  const row = (name: string, a: number, b: number) => ({ name, a, b, sum: a + b })
  const merged = mergeAnswers(table, {
    base: { rows: [row('甲', 1, 1), row('乙', 2, 2)] },
    mine: { rows: [row('甲', 1, 1), row('乙', 9, 2)] },
    theirs: { rows: [row('新', 5, 5), row('甲', 1, 1), row('乙', 2, 8)] },
  })
  expect(merged).toEqual({
    document: { rows: [row('新', 5, 5), row('甲', 1, 1), row('乙', 9, 8)] },
    conflicts: [],
  })
})
