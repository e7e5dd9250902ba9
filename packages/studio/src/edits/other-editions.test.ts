import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { readFormFiles } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import { addPart, removePart } from './parts.ts'
import { removeField } from './remove-field.ts'
import { fillersOf, setFiller } from './rights.ts'
import { setEdits } from './workflow-states.ts'
import { changeTransition, setQuotas, setWorkflowShape } from './workflow.ts'

const files = await readFormFiles(`${import.meta.dirname}/../../../../forms/sme-cluster`)
const last = modelOf(files, '2024')!
const next = modelOf(files, '2025')!

/** The next year after acts, the year before beside it. */
const acted = (...acts: readonly ((model: StudioModel) => Act)[]) =>
  acts.reduce((model, make) => modelOf(withChanges(model.files, make(model).changes), '2025')!, next)
const reported = (model: StudioModel) =>
  lint(model.loaded, fieldTypes).map(({ code, file, pointer }) => `${code} ${file}${pointer}`)
const lastOf = (model: StudioModel) => modelOf(model.files, '2024')!
const saidOfLast = reported(last)

test.each(['green', 'declaration'])(
  'a next year loses the part “%s”, which the year before keeps',
  (part) => {
    const without = acted((model) => removePart(model, part))
    expect(without.loaded.parts.map(({ key }) => key)).not.toContain(part)
    expect(reported(without).filter((one) => one.includes('form.json'))).toEqual([])
    expect(JSON.stringify(without.bundle.form)).not.toContain(`"/${part}`)
    expect(lastOf(without).bundle.digest).toBe(last.bundle.digest)
    expect(reported(lastOf(without))).toEqual(saidOfLast)
  },
)

test('a next year loses a field that is signed later, and one that names the region; the year before keeps them', () => {
  const without = acted(
    (model) => removeField(model, '/declaration/signatory'),
    (model) => removeField(model, '/declaration/provincialDate'),
    (model) => removeField(model, '/cover/region/county'),
  )
  expect(reported(without).filter((one) => /form\.json/.test(one))).toEqual([])
  expect(without.bundle.form.workflow!.later).toEqual(['/declaration/authoritySeal'])
  expect(Object.keys(without.bundle.form.region!)).toEqual(['province', 'city'])
  expect(lastOf(without).bundle.digest).toBe(last.bundle.digest)
})

test('a part that only a next year has, and who may fill it in, change nothing for the year before', () => {
  const more = acted(
    (model) => addPart(model, '新的部分'),
    (model) => addField(model, { part: model.bundle.parts.at(-2)!.key, kind: 'text', label: '说明' }),
  )
  const { key } = more.bundle.parts.at(-2)!
  expect(more.bundle.form.workflow!.states.draft!.edit!.applicant).toContain(`/${key}`)
  expect(lastOf(more).bundle.digest).toBe(last.bundle.digest)
  const without = modelOf(withChanges(more.files, removePart(more, key).changes), '2025')!
  expect(without.files.get('form.json')).toBe(files.get('form.json'))
})

test('rights and steps are changed where they are written, with those of other editions between them', () => {
  const date = '/declaration/date'
  const changed = acted(
    (model) => removePart(model, 'green'),
    (model) => removeField(model, '/declaration/signatory'),
    (model) => setFiller(model, date, 'applicant', false),
    (model) => setWorkflowShape(model, 'recommend'),
    (model) => changeTransition(model, 'submitted', 0, { filled: [] }),
    (model) => setEdits(model, 'submitted', 'applicant', true),
  )
  expect(fillersOf(changed, date).find(({ role }) => role === 'applicant')!.states).toEqual([])
  const before = lastOf(changed).bundle.form.workflow!
  const { draft, submitted } = before.states
  expect(draft!.edit!.applicant).toEqual(
    last.bundle.form.workflow!.states.draft!.edit!.applicant!.filter((one) => one !== date),
  )
  expect(submitted!.edit!.applicant).toEqual(draft!.edit!.applicant)
  expect(submitted!.transitions![0]!.filled).toEqual(['/declaration/signatory'])
  expect(before.later).toEqual(last.bundle.form.workflow!.later)
})

test('the quotas of a year are its own', () => {
  const limited = acted((model) => setQuotas(model, [{ of: 'province', limit: 3, source: '通知' }]))
  expect(limited.bundle.form.quotas).toEqual([{ of: 'province', limit: 3, source: '通知' }])
  expect(lastOf(limited).bundle.form.quotas).toEqual(last.bundle.form.quotas)
  const { changes } = setQuotas(lastOf(limited), [])
  const free = modelOf(withChanges(limited.files, changes), '2024')!
  expect([free.bundle.form.quotas, modelOf(free.files, '2025')!.bundle.form.quotas?.length]).toEqual([[], 1])
})
