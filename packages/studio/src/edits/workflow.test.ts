import { expect, test } from 'vitest'
import { lint, startForm } from '@formwright/authoring'
import type { FormFile } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import type { StudioModel } from '../model/studio-model.ts'
import { blank, done } from './blank-workflow.test-support.ts'
import { addField } from './add-field.ts'
import {
  changeTransition,
  setQuotas,
  setRoleTitle,
  setStateTitle,
  setWorkflowShape,
  shapeOf,
} from './workflow.ts'

const errors = (model: StudioModel) =>
  lint(model.loaded, fieldTypes).flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))

const steps = ({ bundle }: StudioModel) =>
  Object.entries(bundle.form.workflow!.states).flatMap(([name, { transitions = [] }]) =>
    transitions.map(({ id, to, filled = [] }) => `${name} ${id} ${to}${filled.length > 0 ? ' signed' : ''}`),
  )

const WHOLE = [
  'draft submit submitted',
  'draft withdraw withdrawn',
  'submitted recommend recommended signed',
  'submitted return returned',
  'submitted decline declined',
  'submitted withdraw withdrawn',
  'returned resubmit submitted',
  'returned withdraw withdrawn',
  'recommended reopen submitted',
  'declined reconsider submitted',
  'withdrawn resume draft',
]

test('a new form is handed in, withdrawn, returned and recommended; that may be left to others and come back', () => {
  const made = done(blank)
  expect(shapeOf(made)).toBe('recommend')
  expect(steps(made)).toEqual(WHOLE)
  const reported = done(made.files, (model) => setWorkflowShape(model, 'report'))
  expect(shapeOf(reported)).toBe('report')
  expect(steps(reported)).toEqual(WHOLE.filter((step) => !/recommend|decline/.test(step)))
  expect(errors(reported)).toEqual([])
  const back = done(reported.files, (model) => setWorkflowShape(model, 'recommend'))
  expect(back.bundle.form).toEqual(made.bundle.form)
})

test('a form with steps of its own keeps what it calls them when it gets a well-known workflow', () => {
  const form = JSON.parse(blank.get('form.json')!) as FormFile
  const { draft, submitted } = form.workflow!.states
  const states = {
    draft: { ...draft!, title: '县里填', transitions: [{ ...draft!.transitions![0]!, title: '上交' }] },
    submitted: {
      ...submitted!,
      transitions: [{ id: 'return', title: '退回', to: 'draft', by: ['province'], requires: ['notes'] }],
    },
  }
  const old = { ...form, workflow: { ...form.workflow, states } }
  const files = new Map([...blank, ['form.json', JSON.stringify(old, null, 2)]])
  expect(shapeOf(done(files))).toBeUndefined()
  const now = done(files, (model) => setWorkflowShape(model, 'recommend'))
  expect(steps(now)).toEqual(WHOLE)
  const { states: after } = now.bundle.form.workflow!
  expect([after.draft!.title, after.draft!.transitions![0]!.title]).toEqual(['县里填', '上交'])
  expect(after.returned!.edit).toEqual(draft!.edit)
  expect(errors(now)).toEqual([])
})

test('a new field of the form may be filled in when it was returned, too', () => {
  const { bundle } = done(blank, (model) =>
    addField(model, { part: 'jiBenQingKuang', kind: 'text', label: '名称' }),
  )
  const { draft, returned } = bundle.form.workflow!.states
  expect(returned!.edit).toEqual(draft!.edit)
})

test('steps, states and roles are worded and conditioned; texts and translations that name them follow', () => {
  const model = done(
    startForm('visit', 2027),
    (now) => changeTransition(now, 'recommended', 0, { title: '收回推荐' }),
    (now) => changeTransition(now, 'submitted', 0, { requires: ['no-errors', 'quota'], asks: ['opinion'] }),
    (now) => changeTransition(now, 'submitted', 1, { asks: [] }),
    (now) => setRoleTitle(now, 'province', '省厅'),
    (now) => setStateTitle(now, 'declined', '不推荐'),
    (now) => setQuotas(now, [{ of: 'province', limit: 3, source: '通知' }]),
  )
  const { roles, workflow, quotas } = model.bundle.form
  const { recommended, submitted, declined } = workflow!.states
  expect(recommended!.next!.province).toBe('已推荐。需要改变时，点“收回推荐”。')
  expect(submitted!.transitions![0]).toMatchObject({ requires: ['no-errors', 'quota'], asks: ['opinion'] })
  expect(submitted!.transitions![1]).not.toHaveProperty('asks')
  expect([roles!.province!.title, declined!.title, quotas]).toEqual([
    '省厅',
    '不推荐',
    [{ of: 'province', limit: 3, source: '通知' }],
  ])
  expect(errors(model)).toEqual([])
  expect(done(model.files, (now) => setQuotas(now, [])).bundle.form).not.toHaveProperty('quotas')
})
