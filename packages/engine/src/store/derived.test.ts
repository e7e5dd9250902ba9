import { describe, expect, test } from 'vitest'
import type { Json } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const number = (title: string) => ({ type: 'number', title })
const form = compileForm(
  bundleOf({
    part: 'part',
    years: { report: { from: '/part/date', count: 2, ends: -1 } },
    fields: {
      date: { type: 'string', title: '日期', format: 'date' },
      a: number('甲'),
      b: number('乙'),
      sum: number('和'),
      twice: number('两倍'),
      income: { type: 'object', title: '收入', 'x-annual': 'report', additionalProperties: number('收入') },
      growth: number('增长'),
      rows: {
        type: 'array',
        title: '行',
        items: { type: 'object', properties: { price: number('价'), cost: number('额') } },
      },
      cost: number('总额'),
      people: {
        type: 'array',
        title: '人员',
        items: { type: 'object', properties: { name: { type: 'string', title: '姓名' } } },
      },
      many: number('人数'),
      shows: { type: 'boolean', title: '显示' },
      extra: number('另加'),
      more: number('加上'),
    },
    rules: [
      { id: 'TWICE', compute: 'part.sum * 2', at: '/part/twice' },
      { id: 'SUM', compute: 'part.a + part.b', at: '/part/sum' },
      { id: 'GROWTH', compute: 'part.income.last - part.income.first', at: '/part/growth' },
      { id: 'ROW', each: { row: 'part.rows' }, compute: 'row.price * 3', at: '/part/rows/{row}/cost' },
      { id: 'SHOWN', visible: 'part.shows', at: ['/part/extra', '/part/more'] },
      { id: 'MORE', compute: 'part.a + part.extra', at: '/part/more' },
      { id: 'MANY', compute: 'count(part.people)', at: '/part/many' },
      { id: 'COST', compute: 'sum(part.rows.map(row, row.cost))', at: '/part/cost' },
    ],
  }),
)

const findings = (answers: unknown) =>
  form.assess(answers).findings.map(({ code, pointer, fix }) => [code, pointer, fix])

describe('what formulas give', () => {
  test('is filled in with the change that it follows from, and undone with it', () => {
    const open = form.open({ part: { a: 1 } })
    open.set('/part/b', 2)
    expect(open.answers).toEqual({ part: { a: 1, b: 2, sum: 3, twice: 6 } })
    expect(open.originOf('/part/twice')).toBe('computed')
    open.set('/part/b', 25)
    expect(open.get('/part/twice')).toBe(52)
    open.undo()
    expect(open.answers).toEqual({ part: { a: 1 } })
    open.redo()
    expect(open.get('/part/sum')).toBe(26)
  })

  test('is marked as computed, also where an older mark comes in from elsewhere', () => {
    const open = form.open({ part: { a: 1, b: 2 } })
    open.set('/part/b', 25)
    open.joinOrigins({ '/part/sum': { origin: 'computed', value: 3 } })
    expect(open.originOf('/part/sum')).toBe('computed')
  })

  test('counts rows, however they come and go', () => {
    const open = form.open({})
    open.set('/part/people/0/name', '甲')
    expect(open.get('/part/many')).toBe(1)
    open.set('/part/people/-', { name: '乙' })
    expect(open.get('/part/many')).toBe(2)
    open.set('/part/people', [...(open.get('/part/people') as Json[]), { name: '丙' }, { name: '丁' }])
    expect(open.get('/part/many')).toBe(4)
    open.set('/part/people/1', undefined)
    expect(open.get('/part/many')).toBe(3)
    open.undo()
    open.undo()
    expect(open.get('/part/many')).toBe(2)
  })

  test('goes when an input is missing', () => {
    const open = form.open({ part: { a: 1, b: 2, sum: 3, twice: 6 } })
    open.set('/part/a', undefined)
    expect(open.answers).toEqual({ part: { b: 2 } })
  })

  test('leaves alone what was typed over it, and says so', () => {
    const open = form.open({ part: { a: 1, b: 2, sum: 3, twice: 6 } })
    open.set('/part/sum', 10)
    expect(open.get('/part/twice')).toBe(20)
    expect(open.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual(['computed /part/sum'])
    open.set('/part/a', 5)
    expect(open.get('/part/sum')).toBe(10)
    open.set('/part/b', 5)
    expect(open.findings()).toEqual([])
  })

  test('leaves alone what was typed while an input was missing, and says so once it is there', () => {
    const open = form.open({
      part: { a: 1, income: { y2021: 1 }, rows: [{ cost: 7 }], cost: 7, date: '2023-05-01' },
    })
    const reported = () =>
      open.findings().flatMap(({ code, pointer }) => (code === 'computed' ? [pointer] : []))
    open.set('/part/sum', 10)
    open.set('/part/growth', 4)
    expect(open.originOf('/part/sum')).not.toBe('computed')
    open.set('/part/a', 2)
    expect(open.get('/part/sum')).toBe(10)
    expect(reported()).toEqual([])
    open.set('/part/b', 25)
    expect(open.get('/part/sum')).toBe(10)
    expect(open.get('/part/twice')).toBe(20)
    expect(reported()).toEqual(['/part/sum'])
    open.set('/part/rows/0/price', 2)
    expect(open.get('/part/rows/0/cost')).toBe(7)
    open.set('/part/income/y2022', 9)
    expect(open.get('/part/growth')).toBe(4)
    expect(reported().sort()).toEqual(['/part/growth', '/part/rows/0/cost', '/part/sum'])
    open.set('/part/b', undefined)
    expect(open.get('/part/sum')).toBe(10)
    open.set('/part/sum', undefined)
    open.set('/part/b', 1)
    expect(open.get('/part/sum')).toBe(3)
  })

  test('is of its row, and of all rows', () => {
    const open = form.open({
      part: {
        rows: [
          { price: 1, cost: 3 },
          { price: 2, cost: 6 },
        ],
        cost: 9,
      },
    })
    open.set('/part/rows/1/price', 3)
    expect(open.answers).toEqual({
      part: {
        rows: [
          { price: 1, cost: 3 },
          { price: 3, cost: 9 },
        ],
        cost: 12,
      },
    })
    open.rows.remove('/part/rows/0')
    expect(open.answers).toEqual({ part: { rows: [{ price: 3, cost: 9 }], cost: 9 } })
  })

  test('is worked out again when a date asks for other years', () => {
    const income = { y2021: 1, y2022: 4, y2023: 9 }
    const open = form.open({ part: { date: '2023-05-01', income, growth: 3 } })
    open.set('/part/date', '2024-05-01')
    expect(open.get('/part/growth')).toBe(5)
  })

  test('is filled in when its place is shown, from what was typed before', () => {
    const open = form.open({ part: { rows: [], a: 1, b: 2, sum: 3, twice: 6, shows: false } })
    open.set('/part/extra', 4)
    expect(open.get('/part/more')).toBe(undefined)
    open.set('/part/shows', true)
    expect(open.get('/part/more')).toBe(5)
    open.set('/part/shows', false)
    expect(open.get('/part/more')).toBe(5)
    open.set('/part/a', 9)
    open.set('/part/shows', true)
    expect(open.get('/part/more')).toBe(13)
  })

  test('is what both sides of a merge come to', () => {
    const open = form.open({ part: { a: 5, b: 2, sum: 7, twice: 14 } })
    open.merge([
      ['/part/b', 3],
      ['/part/sum', 4],
      ['/part/twice', 8],
    ])
    expect(open.answers).toEqual({ part: { a: 5, b: 3, sum: 8, twice: 16 } })
  })
})

describe('a value that its formula does not give', () => {
  test('is found, with what it should be', () => {
    expect(findings({ part: { a: 1, b: 2, sum: 4, twice: 8 } })).toEqual([
      ['computed', '/part/sum', { '/part/sum': 3 }],
    ])
    expect(findings({ part: { a: 1, b: 2, twice: 8 } })).toEqual([
      ['computed', '/part/sum', { '/part/sum': 3 }],
    ])
    expect(findings({ part: { a: 1, sum: 4, twice: 8 } })).toEqual([])
  })

  test('is found in its row, also while rows are changed', () => {
    const open = form.open({
      part: {
        rows: [
          { price: 1, cost: 4 },
          { price: 2, cost: 6 },
        ],
        cost: 10,
      },
    })
    const found = () => open.findings().map(({ pointer }) => pointer)
    expect(found()).toEqual(['/part/rows/0/cost'])
    open.set('/part/rows/1/cost', 5)
    expect(found()).toEqual(['/part/rows/0/cost', '/part/rows/1/cost'])
    open.set('/part/rows/0/cost', 3)
    expect(found()).toEqual(['/part/rows/1/cost'])
    expect(open.findings()[0]!.message).toBe('第2行：“行｜额”按公式应为6，现为5。')
  })
})

test('a formula for each option that members are named after fills all of them, and is checked in each', () => {
  const options = ['staff', 'goods'].map((code) => ({ const: code, title: code }))
  const own = compileForm(
    bundleOf({
      fields: {
        kinds: {
          type: 'object',
          title: '科目',
          propertyNames: { oneOf: options },
          additionalProperties: {
            type: 'object',
            properties: { grant: number('资助'), own: number('自筹'), sum: number('小计') },
          },
        },
      },
      rules: [
        { id: 'K', each: { k: 'kinds' }, compute: 'kinds[k].grant + kinds[k].own', at: '/kinds/{k}/sum' },
      ],
    }),
  )
  const open = own.open({})
  open.set('/kinds/goods/grant', 2)
  open.set('/kinds/goods/own', 1)
  expect(open.answers).toEqual({ kinds: { goods: { grant: 2, own: 1, sum: 3 } } })
  const assessed = own.assess({ kinds: { staff: { grant: 1, own: 1, sum: 3 }, goods: { grant: 1 } } })
  expect(assessed.findings.map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'computed /kinds/staff/sum',
  ])
})

test('nobody is told of a sum before there is something to add', () => {
  expect(findings({})).toEqual([])
  expect(findings({ part: { rows: [] } })).toEqual([])
  expect(findings({ part: { people: [{ name: '甲' }] } })).toEqual([
    ['computed', '/part/many', { '/part/many': 1 }],
  ])
})

test('what reads nothing is filled in with the first change, and nobody is told of it before', () => {
  const fixed = compileForm(
    bundleOf({
      fields: {
        of: { type: 'number', title: 'Out of', readOnly: true },
        name: { type: 'string', title: 'Name' },
      },
      rules: [{ id: 'OF', compute: '30', at: '/of' }],
    }),
  )
  const store = fixed.open({})
  expect(store.findings()).toEqual([])
  store.set('/name', 'a')
  expect(store.answers).toEqual({ name: 'a', of: 30 })
  expect(fixed.assess({ name: 'a' }).findings.map(({ code }) => code)).toEqual(['computed'])
})

test('what reads nothing and may be changed is filled in once: emptied, it stays empty', () => {
  const store = compileForm(
    bundleOf({
      fields: { of: { type: 'number', title: 'Out of' }, name: { type: 'string', title: 'Name' } },
      rules: [{ id: 'OF', compute: '30', at: '/of' }],
    }),
  ).open({})
  store.set('/name', 'a')
  expect(store.answers).toEqual({ name: 'a', of: 30 })
  store.set('/of', undefined)
  store.set('/name', 'b')
  expect(store.answers).toEqual({ name: 'b' })
})

test('a formula fills nothing in where something else stands than the form asks for', () => {
  const store = form.open({ part: { a: 1, b: 2 } })
  for (const [pointer, value] of [
    ['/part', [{ toString: 1 }]],
    ['/part', 'text'],
    ['/part', { a: 1, b: 2, rows: ['text', [['deep']], 5] }],
  ] as [string, Json][]) {
    store.set(pointer, value)
    expect(store.findings().length).toBeGreaterThan(0)
    expect(store.get('/part/rows') ?? value).toEqual((value as { rows?: Json }).rows ?? value)
    store.undo()
    expect(store.get('/part')).toMatchObject({ a: 1, b: 2 })
  }
})
