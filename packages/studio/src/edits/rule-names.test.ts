import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { readFormFiles } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import { modelOf } from '../model/studio-model.ts'
import type { StudioModel } from '../model/studio-model.ts'
import type { Act } from './act.ts'
import { callRuleName } from './rule-names.ts'
import { removeRule } from './rules.ts'

const files = await readFormFiles(`${import.meta.dirname}/../../../../forms/sme-cluster`)
const model = modelOf(files, '2024')!
const after = ({ changes }: Act) => modelOf(withChanges(model.files, changes), '2024')!
const namesOf = ({ loaded }: StudioModel, part: string) =>
  (loaded.parts.find(({ key }) => key === part)!.files.rules!.value as { names?: object }).names

test('a name that several parts use is called the same in each, and nothing is to be told', () => {
  const next = after(callRuleName(model, 'leading', 'calc', '应填的数'))
  expect(next.bundle.ruleNames).toMatchObject({ calc: '应填的数' })
  for (const part of ['leading', 'innovation', 'plan'])
    expect(namesOf(next, part)).toMatchObject({ calc: '应填的数' })
  expect(lint(next.loaded, fieldTypes).filter(({ code }) => code.startsWith('rule-name'))).toEqual([])
})

test('what a part calls its first name stands above its rules; the last one that goes takes names along', () => {
  const act = callRuleName(model, 'digital', 'expected', '算得的占比')
  const [file] = [...act.changes.keys()]
  expect(after(act).files.get(file!)).toContain('"names": { "expected": "算得的占比" },\n  "rules": [')
  expect(namesOf(after(callRuleName(model, 'cover', 'contact', ' ')), 'cover')).toEqual({
    province: '省份简称',
    county: '县（市、区）简称',
  })
})

test('words for a name go with the last rule that has it', () => {
  const index = model.bundle.rules.find(({ id }) => id === 'COV-04')!.index
  expect(Object.keys(namesOf(after(removeRule(model, 'cover', index)), 'cover')!)).toEqual([
    'province',
    'county',
  ])
})
