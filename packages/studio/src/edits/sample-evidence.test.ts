import { expect, test } from 'vitest'
import { publishable } from '@formwright/authoring'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { blankForm } from '../start/blank-form.ts'
import { addField } from './add-field.ts'
import { setKeyword } from './change-field.ts'

const facts = { id: 'park-survey', year: 2026, title: '园区调查表', agency: '某某局', signed: false }

test('a field that asks for evidence gives its samples a file, so that their cases hold as before', () => {
  let model = modelOf(blankForm(facts, ['附件']), '2026')!
  const part = model.loaded.parts[0]!.key
  const add = addField(model, { part, kind: 'text', label: '营业执照扫描件' })
  model = modelOf(withChanges(model.files, add.changes), '2026')!
  for (let times = 0; times < 2; times++) {
    const asked = setKeyword(model, add.select!, 'x-evidence', { when: 'always' })
    model = modelOf(withChanges(model.files, asked.changes), '2026')!
  }
  const sample = JSON.parse(model.files.get('2026/answers/sample.json')!)
  expect(sample.attachments).toMatchObject([{ kind: 'evidence', id: 'a1' }])
  const errors = publishable(model.loaded, fieldTypes).filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
})
