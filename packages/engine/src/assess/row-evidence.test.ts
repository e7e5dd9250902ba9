import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const file = (target: string, options?: readonly string[]) => ({
  target,
  kind: 'evidence',
  name: 'a.pdf',
  ...(options ? { options } : {}),
})

const kinds = {
  type: 'array',
  title: '证书',
  items: { type: 'string', oneOf: [{ const: 'a', title: '甲证' }] },
  'x-evidence': { when: 'ticked' },
}

const stack = {
  type: 'object',
  properties: {
    name: { type: 'string', title: '名称' },
    amount: { type: 'number', title: '数量', 'x-unit': '吨', 'x-evidence': { when: 'positive' } },
    kinds,
  },
}

const form = compileForm(
  bundleOf({
    part: 'p',
    fields: {
      plants: {
        type: 'array',
        title: '厂区',
        'x-id': 'p.plants',
        items: {
          type: 'object',
          properties: {
            name: { type: 'string', title: '名称' },
            treated: {
              type: 'string',
              title: '治理',
              oneOf: [
                { const: 'yes', title: '是' },
                { const: 'no', title: '否' },
              ],
              'x-evidence': { when: { is: 'yes' } },
            },
            stacks: { type: 'array', title: '排放口', items: stack },
          },
        },
      },
    },
    rules: [
      {
        id: 'SHOWN',
        each: { plant: 'p.plants' },
        visible: "plant.name != '旧厂'",
        at: '/p/plants/{plant}/treated',
      },
    ],
  }),
)

const plants = [
  { name: '东厂', treated: 'yes', stacks: [{ name: '一号', amount: 3, kinds: ['a'] }, { amount: 0 }] },
  { name: '旧厂', treated: 'yes' },
  { name: '西厂', treated: 'no' },
]

test('evidence is asked for in rows, and in rows of rows, and named by them', () => {
  const { findings } = form.assess({ p: { plants } })
  expect(findings.map(({ code, pointer, rows }) => [code, pointer, rows])).toEqual([
    ['evidence', '/p/plants/0/treated', ['东厂']],
    ['evidence', '/p/plants/0/stacks/0/amount', ['东厂', '一号']],
    ['evidence', '/p/plants/0/stacks/0/kinds', ['东厂', '一号']],
  ])
})

test('a file in a row proves it; one of a row, a field or an option that is not there is told', () => {
  const attachments = [
    file('p.plants.0.treated'),
    file('p.plants.0.stacks.0.amount'),
    file('p.plants.0.stacks.0.kinds', ['a']),
    file('p.plants.3.treated'),
    file('p.plants.0.name'),
    file('p.plants.0.stacks.1.kinds', ['a']),
  ]
  const { findings } = form.assess({ p: { plants }, attachments })
  expect(findings.map(({ code, pointer }) => [code, pointer])).toEqual([
    ['evidence-unticked', '/p/plants/0/stacks/1/kinds'],
    ['unknown', '/attachments/3/target'],
    ['unknown', '/attachments/4/target'],
  ])
})

test('a live form follows its rows and files', () => {
  const store = form.open({ p: { plants } })
  const missing = () =>
    store
      .findings()
      .filter(({ code }) => code === 'evidence')
      .map(({ pointer }) => pointer)
  store.set('/p/plants/2/treated', 'yes')
  expect(missing()).toContain('/p/plants/2/treated')
  store.set('/attachments', [file('p.plants.2.treated')])
  expect(missing()).not.toContain('/p/plants/2/treated')
  store.set('/p/plants/0/stacks/1/amount', 2)
  expect(missing()).toContain('/p/plants/0/stacks/1/amount')
})
