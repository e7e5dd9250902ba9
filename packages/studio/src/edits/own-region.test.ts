import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { blankForm } from '../start/blank-form.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import { changeKind } from './change-field.ts'
import { regionLevelOf, setOwnRegion, setRegionLevel } from './own-region.ts'
import { removeField } from './remove-field.ts'

const facts = { id: 'park-survey', year: 2026, title: '园区调查表', agency: '某某局', signed: false }
const blank = modelOf(blankForm(facts, ['基本情况']), '2026')!
const after = (model: StudioModel, act: Act) => modelOf(withChanges(model.files, act.changes), model.edition)!
const addRegion = (model: StudioModel, label: string) =>
  after(model, addField(model, { part: model.loaded.parts[0]!.key, kind: 'region', label }))
const own = ({ bundle }: StudioModel) => bundle.form.region

test('the first field for a place is filled in with the region of the application, at the level it asks for', () => {
  const one = addRegion(blank, '所在县')
  const { pointer } = one.fields.at(-1)!
  expect(own(one)).toEqual({ county: pointer })
  const errors = lint(one.loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])

  const city = after(one, setRegionLevel(one, pointer, 'city'))
  expect(regionLevelOf(city, pointer)).toBe('city')
  expect(own(city)).toEqual({ city: pointer })

  const two = addRegion(one, '基地所在县')
  expect(own(two)).toEqual({ county: pointer })
  const other = two.fields.at(-1)!.pointer
  expect(own(after(two, setOwnRegion(two, other, true)))).toEqual({ county: other })
  expect(own(after(one, setOwnRegion(one, pointer, false)))).toBeUndefined()
  expect(own(after(one, changeKind(one, pointer, 'text')))).toBeUndefined()
  expect(own(after(two, removeField(two, pointer))) ?? {}).toEqual({})
})
