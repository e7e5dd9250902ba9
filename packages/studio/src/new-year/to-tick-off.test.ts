import { beforeAll, expect, test } from 'vitest'
import { lint, revise, revisionReview } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import type { FileChanges } from '../document/file-edits.ts'
import { setKeyword } from '../edits/change-field.ts'
import { removeRule } from '../edits/rules.ts'
import { modelOf } from '../model/studio-model.ts'
import { previousOf, toTickOff } from './to-tick-off.ts'

let files: ReadonlyMap<string, string>

beforeAll(async () => {
  const { files: shipped } = await readForm(`${import.meta.dirname}/../../../../forms/sme-cluster/2025`)
  const revision = revise(new Map(shipped), '2025', '2026')
  if (!('files' in revision)) throw new Error('not revised')
  files = withChanges(shipped, revision.files)
})

const listed = (changes: FileChanges = new Map()) => {
  const now = withChanges(files, changes)
  const model = modelOf(now, '2026')!
  const previous = previousOf(model)!
  return toTickOff(model, previous, revisionReview(parseForm(now, previous), parseForm(now, '2026'))!)
}

test('each thing has a name, which stays where only its place changes', () => {
  const { items, lines } = listed()
  expect(items.length).toBeGreaterThan(5)
  expect(items.every((item) => item.length > 4 && item.length <= 1000)).toBe(true)
  // a rule before others is gone: what is said of the others moves up
  const inRules = lines.find(({ pointer }) => /^\/rules\/[1-9]/.test(pointer))
  const model = modelOf(files, '2026')!
  const part = model.loaded.parts.find(({ files: own }) => own.rules?.file === inRules?.file)
  if (!inRules || !part) throw new Error('no rule names a year')
  expect(listed(removeRule(model, part.key, 0).changes).items).toContain(inRules.item)
})

test('what says something else since it was ticked off is open again', () => {
  const path = '2026/edition.json'
  const { params } = listed()
  const [param] = params
  const file = JSON.parse(files.get(path)!)
  const { value } = file.params[param!.name]
  file.params[param!.name].value = typeof value === 'number' ? value + 1 : `${value}1`
  const after = listed(new Map([[path, JSON.stringify(file)]]))
  expect(after.items).not.toContain(param!.item)
  expect(after.params.map(({ name }) => name)).toContain(param!.name)
})

test('translations that become the edition’s own come without those that only an earlier one needs', () => {
  const model = modelOf(files, '2026')!
  const { changes } = setKeyword(model, '/digital/cloudSmeCount', 'title', '上云企业数量')
  const now = withChanges(files, changes)
  expect(changes.has('2026/texts/en.json')).toBe(true)
  const told = lint(parseForm(now, '2026'), fieldTypes).map(({ code }) => code)
  expect(told).toContain('translation-outdated')
  expect(told).not.toContain('translation-unused')
})
