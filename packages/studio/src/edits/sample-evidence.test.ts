import { describe, expect, test } from 'vitest'
import { publishable } from '@formwright/authoring'
import { targetOf } from '@formwright/definition'
import type { EvidenceRule } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import { blankForm } from '../start/blank-form.ts'
import { act } from './act.ts'
import { addField } from './add-field.ts'
import { changeKind, setKeyword } from './change-field.ts'

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

describe('the file that a sample was given', () => {
  const blank = modelOf(blankForm(facts, ['附件']), '2026')!
  const added = addField(blank, { part: blank.loaded.parts[0]!.key, kind: 'count', label: '算力中心数量' })
  const pointer = added.select!
  const empty = modelOf(withChanges(blank.files, added.changes), '2026')!
  const bare = modelOf(
    withChanges(
      empty.files,
      act(empty, { name: 'text' }, (edits) => {
        edits.json('2026/answers/sample.json').set(pointer, 3)
      }).changes,
    ),
    '2026',
  )!
  const asking = (model: StudioModel, when?: EvidenceRule['when']) =>
    modelOf(
      withChanges(
        model.files,
        setKeyword(model, pointer, 'x-evidence', when === undefined ? undefined : { when }).changes,
      ),
      '2026',
    )!
  const filesOf = (model: StudioModel) =>
    (JSON.parse(model.files.get('2026/answers/sample.json')!) as { attachments?: object[] }).attachments ?? []

  test.each<EvidenceRule['when']>(['positive', 'always'])('goes with what asked for it: %s', (when) => {
    const model = asking(bare, when)
    expect(filesOf(model)).toHaveLength(1)
    expect(asking(model).files).toEqual(bare.files)
    expect(filesOf(asking(model, 'optional'))).toEqual([])
    expect(filesOf(asking(model, when === 'always' ? 'positive' : 'always'))).toEqual(filesOf(model))
  })

  test('goes with the kind of its field', () => {
    const model = asking(bare, 'always')
    const text = modelOf(withChanges(model.files, changeKind(model, pointer, 'text').changes), '2026')!
    expect(filesOf(text)).toEqual([])
  })

  test('is not that of a person, which stays as long as the field takes evidence, in samples and in cases', () => {
    const given = { kind: 'evidence', target: targetOf(pointer), name: '批复.pdf' }
    const asked = asking(bare, 'positive')
    const file = asked.loaded.parts[0]!.files.schema!.file.replace('schema.json', 'cases/files.json')
    const model = modelOf(
      withChanges(
        withChanges(
          asked.files,
          new Map([
            [
              file,
              JSON.stringify({
                base: 'sample',
                cases: [{ name: '甲', set: { [pointer]: 1, '/attachments/-': given }, expect: [] }],
              }),
            ],
          ]),
        ),
        act(asked, { name: 'text' }, (edits) =>
          edits.json('2026/answers/sample.json').set('/attachments', [given]),
        ).changes,
      ),
      '2026',
    )!
    const setOf = (then: StudioModel) =>
      (JSON.parse(then.files.get(file)!) as { cases: { set: object }[] }).cases[0]!.set
    const optional = asking(model, 'optional')
    expect([filesOf(optional), setOf(optional)]).toEqual([[given], { [pointer]: 1, '/attachments/-': given }])
    const none = asking(model)
    expect([filesOf(none), setOf(none)]).toEqual([[], { [pointer]: 1 }])
  })
})
