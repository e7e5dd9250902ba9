import { expect, test } from 'vitest'
import { lint, startForm } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { DefinitionDocument } from '../document/definition-document.ts'
import { modelOf } from '../model/studio-model.ts'
import { addField } from './add-field.ts'
import { setKeyword } from './change-field.ts'
import { defineUnit } from './own-unit.ts'

test.each(['en', 'zh-CN'])(
  'a unit that is not known becomes one of the form by one press (%s)',
  (language) => {
    const definition = new DefinitionDocument(startForm('visit-report', 2026, language))
    const model = () => modelOf(definition.files, '2026')!
    const unknown = () => lint(model().loaded, fieldTypes).filter(({ code }) => code === 'unit-unknown')
    const { changes, select } = addField(model(), { part: '', kind: 'amount', label: 'Cost' })
    definition.apply({ name: 'add-field' }, changes)
    definition.apply({ name: 'set-x-unit' }, setKeyword(model(), select!, 'x-unit', 'bags').changes)
    expect(unknown().map(({ params }) => params.unit)).toEqual(['bags'])
    definition.apply({ name: 'define-unit' }, defineUnit(model(), 'bags').changes)
    expect(unknown()).toEqual([])
    expect(model().bundle.form.units).toHaveProperty(['bags'])
  },
)

test('money that the form does not know becomes its own with the first field that is counted in it', () => {
  const definition = new DefinitionDocument(startForm('visit-report', 2026, 'en'))
  const model = () => modelOf(definition.files, '2026')!
  const own = { 'x-unit': '£' }
  const added = addField(model(), { part: '', kind: 'amount', label: 'Cost', own })
  definition.apply({ name: 'add-field' }, added.changes)
  definition.apply({ name: 'set-x-unit' }, setKeyword(model(), added.select!, 'x-unit', '₿').changes)
  expect(Object.keys(model().bundle.form.units!)).toEqual(expect.arrayContaining(['£', '₿']))
  expect(lint(model().loaded, fieldTypes).filter(({ code }) => code === 'unit-unknown')).toEqual([])
})
