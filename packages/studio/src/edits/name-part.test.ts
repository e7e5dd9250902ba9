import { expect, test } from 'vitest'
import { publishable } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { blankForm } from '../start/blank-form.ts'
import type { Act } from './act.ts'
import { addFieldToPart } from './name-part.ts'
import { addPart, movePart, renamePart } from './parts.ts'

const facts = { id: 'audit', year: 2026, title: 'Audit', agency: 'Office', signed: false, language: 'en' }
const after = (model: StudioModel, { changes }: Act) =>
  modelOf(withChanges(model.files, changes), model.edition)!
const keysOf = (model: StudioModel) => model.loaded.parts.map(({ key }) => key)

test('a new part gets the key of its name, in its place, until something is in it', () => {
  const blank = modelOf(blankForm(facts, ['Company', 'Funding']), '2026')!
  const added = addPart(blank, 'New part')
  const next = after(after(blank, added), movePart(after(blank, added), added.part!, 1))
  const named = after(next, renamePart(next, added.part!, 'Buildings to be audited'))
  expect(keysOf(named)).toEqual(['company', 'newPart', 'funding'])
  const field = { kind: 'text', label: 'Address' }
  const keyed = after(named, addFieldToPart(named, { part: 'newPart', ...field }))
  expect(keysOf(keyed)).toEqual(['company', 'buildingsToBeAudited', 'funding'])
  expect(keyed.fields.map(({ pointer }) => pointer)).toEqual(['/buildingsToBeAudited/address'])
  expect([...keyed.files].filter(([path, text]) => /newPart|new-part/.test(path + text))).toEqual([])
  const again = after(keyed, renamePart(keyed, 'buildingsToBeAudited', 'Sites'))
  const more = after(again, addFieldToPart(again, { part: 'buildingsToBeAudited', ...field }))
  expect(keysOf(more)).toEqual(keysOf(keyed))
})

test('so does the only part of a new form, and nothing is wrong with it then', () => {
  const blank = modelOf(blankForm(facts, ['Organisation']), '2026')!
  const named = after(blank, renamePart(blank, 'organisation', 'Company'))
  const field = { part: 'organisation', kind: 'text', label: 'Name' }
  const keyed = after(named, addFieldToPart(named, field))
  expect(keysOf(keyed)).toEqual(['company'])
  const errors = publishable(keyed.loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
})
