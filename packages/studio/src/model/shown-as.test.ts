import { expect, test } from 'vitest'
import { withChanges } from '../document/file-edits.ts'
import { addField } from '../edits/add-field.ts'
import { blankForm } from '../start/blank-form.ts'
import { shownAs } from './shown-as.ts'
import { modelOf } from './studio-model.ts'

const facts = { id: 'park-survey', year: 2026, title: '园区调查表', agency: '某某局', signed: false }

test.each([
  ['phone', 'phone', undefined],
  ['annual-count', 'annual-table', '各项'],
  ['text', undefined, undefined],
])('a field that was added as %s is shown as %s', (kind, type, title) => {
  const blank = modelOf(blankForm(facts, ['基本情况']), '2026')!
  const { changes } = addField(blank, { part: blank.loaded.parts[0]!.key, kind, label: '各项' })
  const model = modelOf(withChanges(blank.files, changes), '2026')!
  const shown = shownAs(model, model.fields.at(-1)!)
  expect([shown.type, shown.group?.element.label]).toEqual([type, title])
})
