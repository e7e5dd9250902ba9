import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import type { StudioModel } from '../model/studio-model.ts'
import { blank, done } from './blank-workflow.test-support.ts'
import { changeTransition, setStateTitle } from './workflow.ts'
import {
  addState,
  addTransition,
  removeState,
  removeTransition,
  setChecklist,
  setEdits,
} from './workflow-states.ts'

const statesOf = ({ bundle }: StudioModel) => bundle.form.workflow!.states
const problems = (model: StudioModel) =>
  lint(model.loaded, fieldTypes).flatMap(({ code, file }) => (file === 'form.json' ? [code] : []))

test('a state of one’s own is added, led to and from, and filled in; taken away, the form is as before', () => {
  const last = (model: StudioModel) => (statesOf(model).submitted!.transitions ?? []).length - 1
  const own = (model: StudioModel) => Object.keys(statesOf(model)).at(-1)!
  const made = done(
    blank,
    addState,
    (model) => setStateTitle(model, own(model), '补正'),
    (model) => addTransition(model, 'submitted'),
    (model) =>
      changeTransition(model, 'submitted', last(model), {
        title: '要求补正',
        to: own(model),
        by: ['province'],
      }),
    (model) => addTransition(model, own(model)),
    (model) =>
      changeTransition(model, own(model), 0, {
        title: '交回',
        to: 'submitted',
        by: ['applicant'],
        requires: ['no-errors', 'warnings-explained'],
      }),
    (model) => setEdits(model, own(model), 'applicant', true),
  )
  const name = own(made)
  expect(statesOf(made)[name]).toMatchObject({
    title: '补正',
    edit: { applicant: statesOf(made).draft!.edit!.applicant },
    transitions: [{ title: '交回', to: 'submitted', by: ['applicant'] }],
  })
  expect(statesOf(made).submitted!.transitions!.at(-1)).toMatchObject({ title: '要求补正', to: name })
  expect(problems(made).filter((code) => !problems(done(blank)).includes(code))).toEqual([])
  const without = done(
    made.files,
    (model) => setEdits(model, name, 'applicant', false),
    (model) => removeTransition(model, name, 0),
    (model) => removeState(model, name),
    (model) => removeState(model, 'draft'),
  )
  expect(without.files.get('form.json')).toBe(blank.get('form.json'))
})

test('the points that reviewers tick off are a list that may be empty', () => {
  const points = [{ id: 'sealed', title: '印章清楚' }]
  const made = done(blank, (model) => setChecklist(model, points))
  expect(made.bundle.form.review).toEqual({ checklist: points })
  const without = done(made.files, (model) => setChecklist(model, []))
  expect(without.files.get('form.json')).toBe(blank.get('form.json'))
})
