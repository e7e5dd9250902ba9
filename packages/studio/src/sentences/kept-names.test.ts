import { expect, test } from 'vitest'
import { readFormFiles } from '@formwright/definition/node'
import { withChanges } from '../document/file-edits.ts'
import type { Act } from '../edits/act.ts'
import { setKeyword } from '../edits/change-field.ts'
import { changeRule } from '../edits/rules.ts'
import { modelOf } from '../model/studio-model.ts'
import { KeptNames } from './kept-names.ts'

test('words are made anew for what is called otherwise, not for a rule that asks something else', async () => {
  const files = await readFormFiles(`${import.meta.dirname}/../../../../forms/sme-cluster`)
  const model = modelOf(files, '2024')!
  const after = ({ changes }: Act) => modelOf(withChanges(files, changes), '2024')!
  const kept = new KeptNames()
  const names = kept.of(model, 'zh-CN')
  expect(kept.of(after(changeRule(model, 'leading', 0, { check: '1 > 0' })), 'zh-CN')).toBe(names)
  const through = changeRule(model, 'leading', 0, { check: 'other.rows.all(q, q.a > 0)' })
  expect(kept.of(after(through), 'zh-CN')).not.toBe(names)
  const { pointer } = model.fields[5]!
  const renamed = kept.of(after(setKeyword(model, pointer, 'title', '另一个名称')), 'zh-CN')
  expect(renamed.fields.map(({ words }) => words)).toContain('另一个名称')
  expect(kept.of(model, 'en')).not.toBe(kept.of(model, 'zh-CN'))
})
