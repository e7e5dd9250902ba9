import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

test('values for a row in rows of another list are told with the row that they are in, and their own name', () => {
  const effort: Schema = {
    type: 'object',
    title: '投入',
    'x-ref': { list: '/people' },
    additionalProperties: { type: 'number' },
  }
  const tasks = { ...keyedRows('任务', 'T0', { effort }), 'x-id': 'tasks' }
  const form = compileForm(bundleOf({ fields: { people: keyedRows('人员', 'P00'), tasks } }))
  const store = form.open({
    people: [{ code: 'P01', name: '甲' }],
    tasks: [
      { code: 'T1', name: '外业', effort: { P01: 3 } },
      { code: 'T2', name: '模型', effort: { P01: 6 } },
    ],
  })
  const told = store.rows
    .remove('/people/0')
    .map(({ label, rows, cells }) => [label, rows.map(({ name }) => name).join(), cells])
  expect(told).toEqual([
    ['任务｜投入', 'T1 外业', 1],
    ['任务｜投入', 'T2 模型', 1],
  ])
})
