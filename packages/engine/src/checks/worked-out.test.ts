import { describe, expect, test } from 'vitest'
import type { Json } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const number = (title: string, more = {}) => ({ type: 'number', title, ...more })

const form = compileForm(
  bundleOf({
    part: 'p',
    fields: {
      before: number('上年', { 'x-none': true }),
      now: number('本年', { 'x-none': true }),
      growth: number('增长率', { readOnly: true }),
      typed: number('自填增长率'),
      rows: {
        type: 'array',
        title: '产品',
        items: {
          type: 'object',
          properties: {
            price: number('单价', { 'x-none': true }),
            sold: number('数量'),
            sum: number('金额', { readOnly: true }),
          },
          required: ['price', 'sold', 'sum'],
        },
      },
    },
    schema: { required: ['before', 'now', 'growth', 'typed', 'rows'] },
    rules: [
      { id: 'G', at: '/p/growth', compute: 'growth(p.before, p.now)' },
      { id: 'T', at: '/p/typed', compute: 'growth(p.before, p.now)' },
      { id: 'S', each: { r: 'p.rows' }, at: '/p/rows/{r}/sum', compute: 'r.price * r.sold' },
    ],
  }),
)

const found = (answers: Record<string, Json>) =>
  form.assess({ p: answers }).findings.map(({ code, pointer, fix }) => [code, pointer, ...(fix ? [fix] : [])])

describe('a cell that only a formula fills in', () => {
  test('is not asked for while the formula can give nothing: what it is made of is', () => {
    expect(found({ typed: 3, rows: [{ price: 2 }] })).toEqual([
      ['required', '/p/before'],
      ['required', '/p/now'],
      ['required', '/p/rows/0/sold'],
    ])
    // 无 is an answer that gives no ratio
    expect(found({ before: '无', now: 5, typed: 3, rows: [{ price: '无', sold: 2 }] })).toEqual([])
    expect(
      form.assess({ p: { before: '无', now: 5, typed: 3, rows: [{ price: '无', sold: 2 }] } }).progress,
    ).toMatchObject({ ready: true })
  })

  test('is told with its value where the formula gives one', () => {
    expect(found({ before: 80, now: 100, typed: 25, rows: [{ price: 2, sold: 3 }] })).toEqual([
      ['computed', '/p/growth', { '/p/growth': 25 }],
      ['computed', '/p/rows/0/sum', { '/p/rows/0/sum': 6 }],
    ])
  })

  test('holds nothing that is left over from what it was made of', () => {
    const left = { growth: 25, typed: 25, rows: [{ sold: 3, sum: 6 }] }
    expect(found(left)).toEqual([
      ['required', '/p/before'],
      ['required', '/p/now'],
      ['computed', '/p/growth', { '/p/growth': null }],
      ['required', '/p/rows/0/price'],
      ['computed', '/p/rows/0/sum', { '/p/rows/0/sum': null }],
    ])
  })
})

test('what people fill in beside a formula is theirs while the formula waits, and is asked for', () => {
  const rows = [{ price: '无', sold: 2 }]
  expect(found({ before: '无', now: 5, typed: 25, rows })).toEqual([])
  expect(found({ before: '无', now: 5, rows })).toEqual([['required', '/p/typed']])
})

test('no mark asks for what only a formula fills in', () => {
  const store = form.open({ p: { rows: [{}] } })
  const required = (pointer: string) => store.state(pointer).required
  expect(['/p/before', '/p/growth', '/p/typed', '/p/rows/0/sold', '/p/rows/0/sum'].map(required)).toEqual([
    true,
    false,
    true,
    true,
    false,
  ])
})

test('a total of what is filled in is not asked for while nothing is', () => {
  const totals = compileForm(
    bundleOf({
      fields: {
        total: number('合计', { 'x-id': 'total' }),
        rows: {
          type: 'array',
          title: '产品',
          'x-id': 'rows',
          items: {
            type: 'object',
            properties: {
              name: { type: 'string', title: '名称' },
              sold: number('数量'),
              sum: number('金额'),
            },
          },
        },
      },
      rules: [
        { id: 'T', at: '/total', compute: 'sum(rows.map(r, has(r.sold), r.sold))' },
        { id: 'S', each: { r: 'rows' }, at: '/rows/{r}/sum', compute: 'has(r.sold) ? r.sold : 0' },
      ],
    }),
  )
  const asked = (rows: Json) => totals.assess({ rows }).findings.map(({ pointer }) => pointer)
  expect(asked([{ name: '甲' }, {}])).toEqual([])
  expect(asked([{ name: '甲' }, { sold: 0 }])).toEqual(['/total', '/rows/1/sum'])
})

test('what is to come of cells that formulas have yet to fill in is told with its value', () => {
  const chained = compileForm(
    bundleOf({
      fields: {
        all: number('总计', { 'x-id': 'all', readOnly: true }),
        rows: {
          type: 'array',
          title: '产品',
          'x-id': 'rows',
          items: {
            type: 'object',
            properties: { sold: number('数量'), sum: number('金额', { readOnly: true }) },
          },
        },
      },
      rules: [
        { id: 'A', at: '/all', compute: 'sum(rows.map(r, has(r.sum), r.sum))' },
        { id: 'S', each: { r: 'rows' }, at: '/rows/{r}/sum', compute: 'r.sold * 2' },
      ],
    }),
  )
  const rows = [{ sold: 2 }, { sold: 3 }]
  const fixes = (answers: Json) => chained.assess(answers).findings.map(({ fix }) => fix)
  expect(fixes({ rows })).toEqual([{ '/all': 10 }, { '/rows/0/sum': 4 }, { '/rows/1/sum': 6 }])
  expect(fixes({ rows, all: 10 })).toEqual([{ '/rows/0/sum': 4 }, { '/rows/1/sum': 6 }])
})
