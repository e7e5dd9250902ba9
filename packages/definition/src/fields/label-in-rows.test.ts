import { expect, test } from 'vitest'
import { bundleOf } from '../testing/small-form.ts'
import { keyedRows } from '../testing/keyed-rows.ts'
import { labelInRows } from './label-in-rows.ts'

test('a member that is called by the key of a row is named as the row', () => {
  const bundle = bundleOf({
    fields: {
      topics: { ...keyedRows('课题', 'T00'), 'x-id': 'topics' },
      costs: {
        type: 'object',
        'x-id': 'costs',
        'x-ref': { list: '/topics' },
        additionalProperties: { type: 'number' },
      },
    },
  })
  const answers = {
    topics: [{ code: 'T01', name: '导纱' }, { code: 'T02' }],
    costs: { T01: 1, T02: 2, T09: 3 },
  }
  const said = (key: string) => labelInRows(bundle, '费用', `/costs/${key}`, answers, 'zh-CN')
  expect(said('T01')).toBe('T01 导纱：费用')
  expect(said('T02')).toBe('T02：费用')
  expect(said('T09')).toBe('T09：费用')
})

test('what is said of a place in rows says in which', () => {
  const bundle = bundleOf({
    fields: {
      topics: {
        ...keyedRows('课题', 'T00', {
          people: { type: 'array', items: { type: 'object', properties: { months: { type: 'number' } } } },
        }),
        'x-id': 'topics',
      },
    },
  })
  const answers = {
    topics: [
      { code: 'T01', name: '导纱' },
      { code: 'T02', name: '控制', people: [{}] },
    ],
  }
  const said = (pointer: string, known: unknown = answers) =>
    labelInRows(bundle, '投入', pointer, known, 'zh-CN')
  expect(said('/topics/1/people/0/months')).toBe('T02 控制｜1：投入')
  expect(said('/topics/0/name')).toBe('T01 导纱：投入')
  expect(said('/topics')).toBe('投入')
  expect(said('/topics/0/name', null)).toContain('投入')
})
