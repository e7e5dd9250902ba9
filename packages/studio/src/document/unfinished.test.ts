import { expect, test } from 'vitest'
import { startForm } from '@formwright/authoring'
import { changeRule } from '../edits/rules.ts'
import { modelOf } from '../model/studio-model.ts'
import { openSentences } from '../sentences/open-sentences.ts'
import { withChanges } from './file-edits.ts'
import { unfinishedKey, Unfinished } from './unfinished.ts'
import type { UnfinishedTexts } from './unfinished.ts'

const model = modelOf(startForm('visit', 2026), '2026')!
const { key: part } = model.loaded.parts[0]!

test('a sentence that was begun is open as long as its rule says what it was typed over', () => {
  const kept: UnfinishedTexts[] = []
  const unfinished = new Unfinished({}, (all) => kept.push(all))
  const typed = { text: '「营业收入」不得', value: 'income.last >= params.minIncome' }
  unfinished.keep(unfinishedKey('INC-02', 'check'), typed)
  unfinished.keep(unfinishedKey('GONE-01', 'check'), typed)
  const again = new Unfinished(kept.at(-1))
  expect(openSentences(model, again.all)).toEqual([
    { draftKey: 'INC-02/check', part, index: 1, id: 'INC-02', text: typed.text },
  ])
  const other = changeRule(model, part, 1, { check: 'income.last >= 1' })
  expect(openSentences(modelOf(withChanges(model.files, other.changes), '2026')!, again.all)).toEqual([])
})

test('it is found by the id that the rule got, and forgotten when it means something', () => {
  const unfinished = new Unfinished({ 'INC-01/when': { text: '「', value: '' } })
  let heard = 0
  unfinished.subscribe(() => heard++)
  unfinished.rename('INC-01', 'INC-03')
  expect(Object.keys(unfinished.all)).toEqual(['INC-03/when'])
  unfinished.keep('INC-03/when', undefined)
  unfinished.keep('INC-03/when', undefined)
  expect(unfinished.all).toEqual({})
  expect(heard).toBe(2)
})
