import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import { addField } from './add-field.ts'
import { addPart } from './parts.ts'

test('a new part is shown next, is no error while it is empty, and takes its first field', async () => {
  const { files } = await readForm(`${import.meta.dirname}/../../../../forms/sme-cluster/2025`)
  const added = addPart(modelOf(files, '2025')!, '新的部分')
  const model = modelOf(withChanges(files, added.changes), '2025')!
  expect(model.bundle.parts.at(-1)?.key).toBe(added.part)
  const errors = (now: typeof model) =>
    lint(now.loaded, fieldTypes).flatMap(({ code, severity }) => (severity === 'error' ? [code] : []))
  expect(errors(model)).toEqual([])
  const { changes } = addField(model, { part: added.part!, kind: 'text', label: '说明' })
  expect(errors(modelOf(withChanges(model.files, changes), '2025')!)).toEqual([])
})
