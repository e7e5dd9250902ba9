import { expect, test } from 'vitest'
import { lint, sampleTitle, startForm } from '@formwright/authoring'
import { compileForm } from '@formwright/engine'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { freeSampleName, isSampleTitle, keepNewSample } from './keep.ts'

const model = modelOf(startForm('visit-report', 2026), '2026')!
const after = (now: typeof model, { changes }: Act) => modelOf(withChanges(now.files, changes), '2026')!
const samples = (now: typeof model) =>
  [...now.loaded.sources.keys()].filter((path) => path.startsWith('2026/answers/'))

test('what was tried is kept as one more sample under a title of its own; those before stay as they are', () => {
  const form = compileForm(model.bundle)
  const answers = { staff: 3 }
  const name = freeSampleName(model)
  const one = after(model, keepNewSample(model, ' 小厂 ', answers, form))
  expect(samples(one).toSorted()).toEqual([...samples(model), `2026/answers/${name}.json`].toSorted())
  expect(sampleTitle(one.loaded, name, 'zh-CN')).toBe('小厂')
  const other = freeSampleName(one)
  const two = after(one, keepNewSample(one, '大厂', { staff: 300 }, form))
  expect(sampleTitle(two.loaded, name, 'zh-CN')).toBe('小厂')
  expect(sampleTitle(two.loaded, other, 'zh-CN')).toBe('大厂')
  expect(isSampleTitle(two, '大厂 ')).toBe(true)
  expect(isSampleTitle(model, '大厂')).toBe(false)
  for (const [path, text] of model.files) expect(two.files.get(path)).toBe(text)
  const codes = lint(two.loaded, fieldTypes).filter(({ file }) => /samples\.json/.test(file))
  expect(codes).toEqual([])
})
