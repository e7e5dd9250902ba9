import { describe, expect, test } from 'vitest'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import type { FormStore } from '../store/form-store.ts'
import { compareDocuments } from './compare.ts'

const bundle = bundleOf({
  fields: {
    basic: {
      type: 'object',
      properties: {
        name: { type: 'string', 'x-id': 'b1' },
        output: {
          type: 'object',
          'x-id': 'b2',
          properties: { y2022: { type: 'number' }, y2023: { type: 'number' } },
        },
        ticks: { type: 'array', 'x-id': 'b3', items: { type: 'string' } },
      },
    },
    standards: {
      type: 'object',
      properties: {
        count: { type: 'number', 'x-id': 's1', 'x-list': { columns: [{ key: 'name', title: '名称' }] } },
      },
    },
  },
})

describe('what differs between two documents', () => {
  test('is told cell by cell in form order, lists and files as wholes', () => {
    const before = {
      attachments: [],
      lists: { 'standards.count': [{ name: '甲' }] },
      basic: { ticks: ['a', 'b'], output: { y2022: 1, y2023: 2 } },
    }
    const after = {
      basic: { name: '名', ticks: ['a'], output: { y2022: 1, y2023: 3 } },
      lists: { 'standards.count': [{ name: '乙' }] },
      attachments: [{ id: '1' }],
    }
    expect(compareDocuments(bundle, before, after)).toEqual([
      { pointer: '/basic/name', before: undefined, after: '名' },
      { pointer: '/basic/output/y2023', before: 2, after: 3 },
      { pointer: '/basic/ticks', before: ['a', 'b'], after: ['a'] },
      { pointer: '/lists/standards.count', before: [{ name: '甲' }], after: [{ name: '乙' }] },
      { pointer: '/attachments', before: [], after: [{ id: '1' }] },
    ])
  })

  test('of rows is told cell by cell where they stand as they stood, as the list where they do not', () => {
    const row = { type: 'object', properties: { name: { type: 'string' }, cost: { type: 'number' } } }
    const steps = { type: 'array', items: row }
    const listed = bundleOf({
      fields: {
        topics: { type: 'array', items: { ...row, properties: { ...row.properties, steps } } },
      },
    })
    const step = (name: string, cost: number) => ({ name, cost })
    const before = {
      topics: [
        { name: '甲', cost: 1, steps: [step('一', 1), step('二', 2)] },
        { name: '乙', cost: 2 },
      ],
    }
    const reported = (change: (topics: any[]) => unknown) => {
      const after = structuredClone(before)
      change(after.topics)
      return compareDocuments(listed, before, after).map(({ pointer, before: was, after: is }) => [
        pointer,
        was,
        is,
      ])
    }
    expect(
      reported((topics) => {
        topics[0].steps[1].name = '二改'
        topics[1].cost = 3
      }),
    ).toEqual([
      ['/topics/0/steps/1/name', '二', '二改'],
      ['/topics/1/cost', 2, 3],
    ])
    expect(reported((topics) => topics[0].steps.push(step('三', 3)))[0]![0]).toBe('/topics/0/steps')
    expect(reported((topics) => topics.reverse())[0]![0]).toBe('/topics')
    expect(reported((topics) => topics.pop())[0]![0]).toBe('/topics')
  })

  test('is nothing for the same values in another order of members', () => {
    expect(
      compareDocuments(
        bundle,
        { basic: { name: '甲', output: { y2022: 1, y2023: 2 } }, reasons: {} },
        { reasons: {}, basic: { output: { y2023: 2, y2022: 1 }, name: '甲' } },
      ),
    ).toEqual([])
  })

  test('a part filled in or emptied as a whole is its cells', () => {
    expect(compareDocuments(bundle, {}, { basic: { name: '甲' } })).toEqual([
      { pointer: '/basic/name', before: undefined, after: '甲' },
    ])
    expect(compareDocuments(bundle, { basic: { name: '甲' } }, null)).toEqual([
      { pointer: '/basic/name', before: '甲', after: undefined },
    ])
  })

  test('what alternatives have beside the form’s own members is its cells, too', () => {
    const budget = { type: 'object', properties: { total: { type: 'number' }, own: { type: 'number' } } }
    const other = bundleOf({
      schema: {
        type: 'object',
        properties: { has: { type: 'boolean' } },
        if: { properties: { has: { const: true } } },
        // oxlint-disable-next-line unicorn/no-thenable
        then: { properties: { budget } },
      },
    })
    expect(
      compareDocuments(other, { has: true, budget: { total: 1 } }, { has: true, budget: { total: 2 } }),
    ).toEqual([{ pointer: '/budget/total', before: 1, after: 2 }])
  })
})

describe('what differs where rows have keys and years follow a date', () => {
  const number = { type: 'number', title: '额' }
  const keyed = bundleOf({
    years: { report: { from: '/on', count: 2, otherwise: 2017 } },
    fields: {
      on: { type: 'string', format: 'date', title: '日期' },
      sales: {
        type: 'object',
        title: '销售',
        'x-id': 'sales',
        'x-annual': 'report',
        additionalProperties: number,
      },
      topics: { ...keyedRows('课题', 'T0', { aim: { type: 'string', title: '目的' } }), 'x-id': 'topics' },
      costs: {
        type: 'object',
        title: '经费',
        'x-id': 'costs',
        'x-ref': { list: '/topics' },
        properties: { total: number },
        additionalProperties: number,
      },
    },
  })
  const answers = {
    on: '2024-05-01',
    sales: { y2022: 1, y2023: 2 },
    topics: [
      { code: 'T1', name: '导纱', aim: '甲' },
      { code: 'T2', name: '控制', aim: '乙' },
      { code: 'T3', name: '平台', aim: '丙' },
    ],
    costs: { T1: 1, T2: 2, T3: 3, total: 6 },
  }
  const reported = (act: (store: FormStore) => void) => {
    const store = compileForm(keyed).open(answers)
    act(store)
    return compareDocuments(keyed, answers, store.answers).map(({ pointer, before, after }) => [
      pointer,
      before,
      after,
    ])
  }

  test('a value of a year that the date asks for is told', () => {
    expect(reported((store) => store.set('/sales/y2023', 5))).toEqual([['/sales/y2023', 2, 5]])
    expect(reported((store) => store.set('/on', '2025-05-01'))).toEqual([['/on', '2024-05-01', '2025-05-01']])
  })

  test('a row that was moved is the same row, and so is its column', () => {
    const moved = [
      ['/topics/0/code', 'T2', 'T1'],
      ['/topics/1/code', 'T1', 'T2'],
    ]
    expect(reported((store) => store.rows.move('/topics/1', 0))).toEqual(moved)
    expect(
      reported((store) => {
        store.rows.move('/topics/1', 0)
        store.set('/topics/0/aim', '新')
        store.set('/costs/T1', 9)
      }),
    ).toEqual([moved[0], ['/topics/0/aim', '乙', '新'], moved[1], ['/costs/T1', 2, 9]])
  })

  test('a column goes with the row that is gone, and the others are still of their rows', () => {
    expect(reported((store) => store.rows.remove('/topics/0', { references: true }))).toEqual([
      ['/topics', answers.topics, expect.any(Array)],
    ])
  })
})

test('what refers to no row is not taken for a reference to one that has no key yet', () => {
  const referring = bundleOf({
    fields: {
      topics: { ...keyedRows('课题', 'T0'), 'x-id': 'topics' },
      main: { type: 'string', title: '主课题', 'x-id': 'main', 'x-ref': { list: '/topics' } },
    },
  })
  const before = { topics: [{ name: '甲' }, { code: 'T2', name: '乙' }] }
  const after = {
    topics: [
      { code: 'T1', name: '乙' },
      { code: 'T2', name: '甲' },
    ],
  }
  const ofMain = (main?: string) =>
    compareDocuments(referring, before, { ...after, main }).filter(({ pointer }) => pointer === '/main')
  expect(ofMain()).toEqual([])
  expect(ofMain('T2')).toEqual([{ pointer: '/main', before: undefined, after: 'T2' }])
})
