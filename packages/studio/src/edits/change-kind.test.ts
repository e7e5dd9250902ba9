import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { kinds } from '../kinds/kinds.ts'
import { modelOf, partOf, screenOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { blankForm } from '../start/blank-form.ts'
import type { Act } from './act.ts'
import { addField } from './add-field.ts'
import { changeKind, setKeyword } from './change-field.ts'

const done = (model: StudioModel, { changes }: Act) =>
  modelOf(withChanges(model.files, changes), model.edition)!
const facts = { id: 'park-survey', year: 2025, title: '园区调查表', agency: '某某局', signed: true }
const blank = modelOf(blankForm(facts, ['基本情况']), '2025')!
const part = blank.bundle.parts[0]!.key
const added = (model: StudioModel, kind: string) =>
  done(model, addField(model, { part, kind, label: `栏目 ${kind}` }))
/** A field of each kind that stands by itself. */
const own = kinds.filter(({ refers }) => refers !== true).map(({ name }) => name)
const full = own.reduce(added, blank)
const fieldOf = (model: StudioModel, kind: string) =>
  model.fields.find(({ title }) => title === `栏目 ${kind}`)!

test.each(own)('fields of every other kind become %s without a problem', (kind) => {
  const changed = own.reduce(
    (now, name) => done(now, changeKind(now, fieldOf(now, name).pointer, kind)),
    full,
  )
  const said = lint(changed.loaded, fieldTypes).map(({ code, params }) => `${code} ${JSON.stringify(params)}`)
  expect(said).toEqual([])
})

test('a field leaves the table of years with the unit that it has, and joins one again', () => {
  const { pointer } = fieldOf(full, 'annual-amount')
  const inBillions = done(full, setKeyword(full, pointer, 'x-unit', '亿元'))
  const amount = done(inBillions, changeKind(inBillions, pointer, 'amount'))
  expect(fieldOf(amount, 'annual-amount').schema['x-unit']).toBe('亿元')
  const shown = (model: StudioModel) =>
    screenOf(partOf(model, part)).elements!.map(({ options, elements = [] }) => [
      options?.type,
      elements.length,
    ])
  expect(shown(full)).toContainEqual(['annual-table', 2])
  expect(shown(amount)).toContainEqual(['annual-table', 1])
  const again = done(amount, changeKind(amount, pointer, 'annual-count'))
  expect(fieldOf(again, 'annual-amount').schema['x-unit']).toBe('亿元')
  expect(shown(again).filter(([type]) => type === 'annual-table')).toHaveLength(2)
})
