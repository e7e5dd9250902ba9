import { expect, test } from 'vitest'
import { blankForm } from '../start/blank-form.ts'
import { addField } from '../edits/add-field.ts'
import { unnamedIn } from '../edits/unnamed.ts'
import { withChanges } from '../document/file-edits.ts'
import { fieldAt, modelOf } from '../model/studio-model.ts'
import { kindOfField } from './kind-of-field.ts'
import { kinds } from './kinds.ts'

const KNOWN = new Set(['phone', 'email', 'credit-code', 'date', 'month', 'region', 'yes-no', 'attachment'])

test('a new field is known as what it was added as, or by its type alone', () => {
  const start = blankForm({ id: 'visit', year: 2026, title: '走访表', agency: '商务厅' }, ['基本情况'])
  let model = modelOf(start, '2026')!
  const part = model.loaded.parts[0]!.key
  for (const { name, refers } of kinds) {
    if (refers) continue
    const { changes, select } = addField(model, { part, kind: name, label: `栏目${name}` })
    model = modelOf(withChanges(model.files, changes), '2026')!
    const known = kindOfField(fieldAt(model, select!).schema, model.bundle.form)?.name
    expect([name, known]).toEqual([name, KNOWN.has(name) ? name : undefined])
  }
  // what came with them and has no name of its own is told
  const options = ['选项1', '选项2']
  expect(unnamedIn(model).map(({ label, titles }) => [label, titles])).toEqual([
    ['栏目choice', options],
    ['栏目dropdown', options],
    ['栏目ticks', options],
    ['栏目ticks-with-evidence', options],
    ['栏目matrix', ['第1行', '第1列', '第2列', '第2行']],
  ])
})
