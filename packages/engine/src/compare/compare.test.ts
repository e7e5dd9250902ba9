import { describe, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
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
    const told = (change: (topics: any[]) => unknown) => {
      const after = structuredClone(before)
      change(after.topics)
      return compareDocuments(listed, before, after).map(({ pointer, before: was, after: is }) => [
        pointer,
        was,
        is,
      ])
    }
    expect(
      told((topics) => {
        topics[0].steps[1].name = '二改'
        topics[1].cost = 3
      }),
    ).toEqual([
      ['/topics/0/steps/1/name', '二', '二改'],
      ['/topics/1/cost', 2, 3],
    ])
    expect(told((topics) => topics[0].steps.push(step('三', 3)))[0]![0]).toBe('/topics/0/steps')
    expect(told((topics) => topics.reverse())[0]![0]).toBe('/topics')
    expect(told((topics) => topics.pop())[0]![0]).toBe('/topics')
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
