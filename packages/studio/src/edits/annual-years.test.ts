import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { blankForm } from '../start/blank-form.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import { addYears, setAnnualYears } from './annual-years.ts'

const facts = { id: 'park-survey', year: 2026, title: '园区调查表', agency: '某某局', signed: false }
const after = (model: StudioModel, act: Act) => modelOf(withChanges(model.files, act.changes), model.edition)!

test('a new form asks for three years; a field takes those of another set, its sample with them', () => {
  const blank = modelOf(blankForm(facts, ['经营情况']), '2026')!
  expect(blank.bundle.edition.years).toEqual({ report: [2023, 2024, 2025] })
  const part = blank.loaded.parts[0]!.key
  const added = after(blank, addField(blank, { part, kind: 'annual-amount', label: '营业收入' }))
  const { pointer } = added.fields.at(-1)!
  const more = after(added, addYears(added))
  expect(more.bundle.edition.years).toMatchObject({ years2: [2022, 2023, 2024, 2025] })
  const asked = after(more, setAnnualYears(more, pointer, 'years2'))
  expect(asked.fields.at(-1)!.schema['x-annual']).toBe('years2')
  const errors = lint(asked.loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
})
