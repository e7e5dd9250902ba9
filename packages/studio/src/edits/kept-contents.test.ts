import { expect, test } from 'vitest'
import { lint, startForm } from '@formwright/authoring'
import type { Schema } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { addField } from './add-field.ts'
import { changeKind, setOptions } from './change-field.ts'
import { addMember } from './members.ts'
import { memberKinds } from '../kinds/member-kinds.ts'
import type { Act } from './act.ts'

const start = modelOf(startForm('visit-report', 2026), '2026')!
const done = ({ files }: StudioModel, { changes }: Act) => modelOf(withChanges(files, changes), '2026')!
const added = (kind: string) => {
  const act = addField(start, { part: '', kind, label: '新栏目' })
  return { pointer: act.select!, model: done(start, act) }
}
const schemaAt = (model: StudioModel, pointer: string): Schema =>
  model.fields.find((one) => one.pointer === pointer)!.schema
const clean = (model: StudioModel) =>
  lint(model.loaded, fieldTypes).filter(({ severity }) => severity === 'error')

test('a choice that becomes a tick group keeps its options, and so does the way back', () => {
  const { pointer, model } = added('choice')
  const options = [
    { const: 'large', title: '大型' },
    { const: 'small', title: '小型' },
  ]
  const named = done(model, setOptions(model, pointer, options))
  const ticks = done(named, changeKind(named, pointer, 'ticks-with-evidence'))
  expect(schemaAt(ticks, pointer).items?.oneOf).toEqual(options)
  const again = done(ticks, changeKind(ticks, pointer, 'choice'))
  expect(schemaAt(again, pointer).oneOf).toEqual(options)
  expect(clean(ticks)).toEqual([])
  expect(clean(again)).toEqual([])
  const yesNo = done(again, changeKind(again, pointer, 'yes-no'))
  expect(schemaAt(yesNo, pointer).oneOf?.map(({ const: code }) => code)).toEqual(['yes', 'no'])
})

test('rows that become pages keep their columns', () => {
  const { pointer, model } = added('rows')
  const text = memberKinds.find(({ name }) => name === 'text')!
  const named = done(model, addMember(model, pointer, 'columns', '用途', text))
  const pages = done(named, changeKind(named, pointer, 'pages'))
  const titles = Object.values(schemaAt(pages, pointer).items?.properties ?? {}).map(({ title }) => title)
  expect(titles).toContain('用途')
  expect(clean(pages)).toEqual([])
})
