import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const number = (title: string) => ({ type: 'number', title, 'x-unit': '万元' })
const cost = {
  type: 'object',
  properties: {
    kind: { type: 'string', enum: ['own', 'paid'] },
    amount: number('金额'),
    share: number('分摊'),
    note: { type: 'string' },
  },
}
const fields = {
  limit: number('上限'),
  projects: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        name: { type: 'string' },
        budget: number('预算'),
        total: number('合计'),
        costs: { type: 'array', items: cost },
      },
    },
  },
  lines: {
    type: 'object',
    properties: { staff: cost, goods: cost },
  },
}

function formOf(rules: readonly object[]) {
  const form = compileForm(bundleOf({ fields, rules }))
  expect(form.problems).toEqual([])
  return form
}

const answers = {
  limit: 10,
  projects: [
    {
      name: '甲',
      budget: 5,
      costs: [
        { kind: 'own', amount: 1 },
        { kind: 'paid', amount: 2 },
      ],
    },
    { name: '乙', budget: 20, costs: [{ kind: 'paid', amount: 7 }] },
  ],
  lines: { staff: { kind: 'own', amount: 3 }, goods: { kind: 'paid', amount: 4 } },
}
const nested = { project: 'projects', cost: 'project.costs' }

test('enabled, visible and required hold for rows, for rows in them and for members by their keys', () => {
  const store = formOf([
    {
      id: 'E',
      each: { project: 'projects' },
      at: '/projects/{project}/total',
      enabled: 'project.budget > limit',
    },
    { id: 'V', each: nested, at: '/projects/{project}/costs/{cost}/note', visible: "cost.kind == 'paid'" },
    {
      id: 'R',
      each: nested,
      at: '/projects/{project}/costs/{cost}/share',
      required: 'cost.amount > 1 && project.budget < limit',
    },
    { id: 'K', each: { line: 'lines' }, at: '/lines/{line}/note', required: "lines[line].kind == 'own'" },
  ]).open(answers)
  const state = (pointer: string) => store.state(pointer)
  expect([0, 1].map((row) => state(`/projects/${row}/total`).enabled)).toEqual([false, true])
  expect([0, 1].map((row) => state(`/projects/0/costs/${row}/note`).visible)).toEqual([false, true])
  expect(store.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'required /projects/0/costs/1/share',
    'required /lines/staff/note',
  ])
  let heard = 0
  store.subscribe('/projects/1/total', () => heard++)
  store.set('/projects/0/budget', 50)
  expect([state('/projects/0/total').enabled, heard]).toEqual([true, 0])
  expect(store.findings().map(({ pointer }) => pointer)).toEqual(['/lines/staff/note'])
  store.set('/limit', 100)
  expect([state('/projects/1/total').enabled, heard > 0]).toEqual([false, true])
})

test('computed values of rows follow the rows in them, and a formula on a member by its key', () => {
  const store = formOf([
    {
      id: 'T',
      each: { project: 'projects' },
      at: '/projects/{project}/total',
      compute: 'sum(project.costs.map(c, c.amount))',
    },
    { id: 'S', each: nested, at: '/projects/{project}/costs/{cost}/share', compute: 'cost.amount * 2' },
    {
      id: 'L',
      each: { line: ["'staff'", "'goods'"] },
      at: '/lines/{line}/share',
      compute: 'lines[line].amount + projects[0].costs[0].amount',
    },
  ]).open(answers)
  store.set('/projects/0/costs/0/amount', 4)
  expect(store.get('/projects/0')).toMatchObject({ total: 6, costs: [{ share: 8 }, {}] })
  expect(store.get('/projects/1/total')).toBeUndefined()
  expect(store.get('/lines')).toMatchObject({ staff: { share: 7 }, goods: { share: 8 } })
  store.undo()
  expect(store.answers).toEqual(answers)
  store.rows.add('/projects/1/costs', { amount: 1 })
  expect(store.get('/projects/1/total')).toBe(8)
})

test('a rule over rows in rows is found at the row, and unique over all of them', () => {
  const store = formOf([
    { id: 'U', check: 'unique(projects.map(p, p.name))', at: '/projects' },
    {
      id: 'B',
      each: nested,
      check: 'cost.amount <= project.budget',
      at: '/projects/{project}/costs/{cost}/amount',
      message: '超出预算 {project.budget}',
    },
  ]).open(answers)
  expect(store.findings()).toEqual([])
  store.set('/projects/1/costs/0/amount', 30)
  expect(store.findings().map(({ code, pointer }) => `${code} ${pointer}`)).toEqual([
    'B /projects/1/costs/0/amount',
  ])
  expect(store.findings()[0]!.message).toContain('乙')
  store.set('/projects/1/name', '甲')
  expect(store.findings().map(({ code }) => code)).toContain('U')
})
