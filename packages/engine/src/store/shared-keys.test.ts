import { expect, test } from 'vitest'
import { referredRows, treeOf } from '@formwright/definition'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

/** Topics with people in them; a stage of a topic has one of its own, the leaders of the whole are any. */
const bundle = bundleOf({
  fields: {
    topics: {
      ...keyedRows('课题', 'T00', {
        people: keyedRows('人员', 'P00'),
        stages: {
          type: 'array',
          items: {
            type: 'object',
            properties: { owner: { type: 'string', 'x-ref': { list: '/topics/*/people' } } },
          },
        },
      }),
      'x-id': 'topics',
    },
    leaders: {
      title: '首席',
      'x-id': 'leaders',
      type: 'array',
      items: { type: 'string' },
      'x-ref': { list: '/topics/*/people' },
    },
    pay: {
      title: '酬金',
      'x-id': 'pay',
      type: 'object',
      'x-ref': { list: '/topics/*/people' },
      properties: { total: { type: 'number', title: '合计', readOnly: true } },
      additionalProperties: { type: 'number' },
    },
  },
  rules: [{ id: 'PAY', at: '/pay/total', compute: 'sum(pay.map(p, has(pay[p]), pay[p]))' }],
})
const form = compileForm(bundle)

function started() {
  const store = form.open({})
  for (const name of ['甲', '乙']) store.rows.add('/topics', { name })
  for (const [topic, name] of ['赵', '钱', '孙'].entries())
    store.rows.add(`/topics/${topic % 2}/people`, { name })
  return store
}
const keys = (store: ReturnType<typeof started>) =>
  (store.get('/topics') as { people: { code: string }[] }[]).map(({ people }) =>
    people.map(({ code }) => code).join(),
  )

test('keys that are referred to from outside are given once in the whole form', () => {
  const store = started()
  expect(keys(store)).toEqual(['P01,P03', 'P02'])
  store.setAll([['/topics/1/people', [{ code: 'P02', name: '钱' }, { name: '李' }]]])
  expect(keys(store)).toEqual(['P01,P03', 'P02,P04'])
  expect(store.findings()).toEqual([])
  const leaders = treeOf(bundle).nodeAt('/leaders')!
  expect(referredRows(leaders, '/leaders', store.answers).map(({ title }) => title)).toEqual([
    'P01 赵',
    'P03 孙',
    'P02 钱',
    'P04 李',
  ])
  const twice = {
    topics: [
      { code: 'T01', people: [{ code: 'P01' }] },
      { code: 'T02', people: [{ code: 'P01' }] },
    ],
  }
  const { findings } = form.assess({ ...twice, leaders: ['P01'] })
  expect(findings.filter(({ code }) => code === 'key')).toMatchObject([
    { code: 'key', pointer: '/topics/1/people/0/code', fix: { '/topics/1/people/0/code': 'P02' } },
  ])
})

test('they stay with their rows; a copy has its own, and what refers to them in it goes along', () => {
  const store = started()
  store.set('/topics/0/stages', [{ owner: 'P03' }])
  store.setAll([['/leaders', ['P03', 'P02']]])
  store.rows.move('/topics/1', 0)
  expect(keys(store)).toEqual(['P02', 'P01,P03'])
  expect(store.get('/leaders')).toEqual(['P03', 'P02'])
  store.rows.move('/topics/1/people/1', 0)
  expect(keys(store)).toEqual(['P02', 'P03,P01'])
  store.rows.duplicate('/topics/1')
  expect(keys(store)).toEqual(['P02', 'P03,P01', 'P04,P05'])
  expect(store.get('/topics/1/stages')).toEqual([{ owner: 'P03' }])
  expect(store.get('/topics/2/stages')).toEqual([{ owner: 'P04' }])
  expect(store.get('/leaders')).toEqual(['P03', 'P02'])
  expect(store.findings()).toEqual([])
})

test('a row that holds one that is referred to says by whom, and takes the references along', () => {
  const store = started()
  store.setAll([
    ['/leaders', ['P03', 'P02']],
    ['/pay/P02', 5],
    ['/pay/P01', 7],
  ])
  expect(store.get('/pay/total')).toBe(12)
  const before = store.answers
  expect(store.rows.remove('/topics/0/people/1').map(({ label }) => label)).toEqual(['首席'])
  expect(store.rows.remove('/topics/1').map(({ label, cells }) => [label, cells])).toEqual([
    ['首席', undefined],
    ['酬金', 1],
  ])
  expect(store.answers).toBe(before)
  store.rows.remove('/topics/1', { references: true })
  expect(store.get('/leaders')).toEqual(['P03'])
  expect(store.get('/pay')).toEqual({ P01: 7, total: 7 })
  store.undo()
  expect(store.answers).toEqual(before)
})
