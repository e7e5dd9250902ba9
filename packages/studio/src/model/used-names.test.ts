import { expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import type { FileMap } from '@formwright/definition'
import { DefinitionDocument } from '../document/definition-document.ts'
import type { Act } from '../edits/act.ts'
import { addField } from '../edits/add-field.ts'
import { optionCode, optionsOfField, setOptions } from '../edits/change-field.ts'
import { addMember, membersOf, removeMember } from '../edits/members.ts'
import { removeField } from '../edits/remove-field.ts'
import { addRule, removeRule, ruleId } from '../edits/rules.ts'
import { fieldAt, modelOf } from './studio-model.ts'
import type { StudioModel } from './studio-model.ts'
import { usedCodes } from './used-names.ts'

const EDITION = '2026'

/** A draft that changes an edition: acts are done on what the one before left. */
function draftOf(files: FileMap) {
  const definition = new DefinitionDocument(files)
  const first = modelOf(files, EDITION)!
  const model = () => modelOf(definition.files, EDITION, undefined, () => first)!
  const run = (act: (now: StudioModel) => Act) => {
    const done = act(model())
    definition.apply(done.step, done.changes)
    return done.select ?? done.part ?? ''
  }
  return { definition, model, run }
}

/** What was published: a form with a field of a kind. */
function published(kind: string, label: string) {
  const draft = draftOf(startForm('visit-report', 2026))
  const pointer = draft.run((now) => addField(now, { part: '', kind, label }))
  return { files: draft.definition.files, pointer }
}

test('an option that follows one that was taken away is not stored as that one', () => {
  const { files, pointer } = published('choice', 'Site')
  const { model, run } = draftOf(files)
  const [first, second] = optionsOfField(fieldAt(model(), pointer).schema)!
  run((now) => setOptions(now, pointer, [first!]))
  const code = optionCode([first!], usedCodes(model(), pointer))
  expect(code).not.toBe(second!.const)
  // what was never published may have the code again
  expect(optionCode([first!])).toBe(second!.const)
})

test('a column that follows one that was taken away has not its answers', () => {
  const { files, pointer } = published('rows', 'Visits')
  const { model, run } = draftOf(files)
  const { key } = membersOf(model(), pointer, 'columns')!.at(-1)!
  const title = membersOf(model(), pointer, 'columns')!.at(-1)!.schema.title!
  run((now) => removeMember(now, pointer, 'columns', key))
  run((now) => addMember(now, pointer, 'columns', title))
  const keys = membersOf(model(), pointer, 'columns')!.map((one) => one.key)
  expect(keys).not.toContain(key)
})

test('a field and a rule that follow others are none of them', () => {
  const { files, pointer } = published('text', 'Owner')
  const { model, run } = draftOf(files)
  run((now) => removeField(now, pointer))
  const next = run((now) => addField(now, { part: '', kind: 'text', label: 'Owner' }))
  expect(next).not.toBe(pointer)
  expect(model().fields.filter(({ id }) => id === pointer.slice(1))).toEqual([])

  const rule = {
    kind: 'consistency',
    severity: 'warning',
    check: `${pointer.slice(1)} != "x"`,
    message: '请说明',
    at: next,
  } as const
  const ruled = draftOf(files)
  const id = ruleId(ruled.model(), 'NEW')
  ruled.run((now) => addRule(now, '', { id, ...rule, at: pointer, source: 'Notice' }))
  const later = draftOf(ruled.definition.files)
  const index = later.model().bundle.rules.findIndex((one) => one.id === id)
  later.run((now) => removeRule(now, '', index))
  expect(later.model().bundle.rules.map((one) => one.id)).not.toContain(id)
  expect(ruleId(later.model(), 'NEW')).not.toBe(id)
})
