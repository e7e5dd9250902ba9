import { filesOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { setKeyword } from '../edits/change-field.ts'
import { setInEdition } from '../edits/edition.ts'
import { modelOf } from '../model/studio-model.ts'
import { refusalOf } from './refusal.ts'

const files = filesOf({ fields: { sum: { 'x-id': 'sum', title: '金额', type: 'number' } } })
const model = modelOf(files, '2024')!

test.each([
  [[2022, 2023], true],
  [[2022, 20233], false],
  [[2022], false],
])('years %j', (years, isTaken) => {
  expect(refusalOf(model, setInEdition(model, '/years/report', years)) === undefined).toBe(isTaken)
})

test('decimals that no number has leave no form that can be read', () => {
  expect(refusalOf(model, setKeyword(model, '/sum', 'x-decimals', 2))).toBeUndefined()
  expect(refusalOf(model, setKeyword(model, '/sum', 'x-decimals', -1))).toMatchObject({
    file: '2024/schema.json',
  })
})
