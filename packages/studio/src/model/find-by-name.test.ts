import { describe, expect, test } from 'vitest'
import { readForm } from '@formwright/definition/node'
import type { Problem } from '@formwright/definition'
import { controlOf } from '../screen/lead-to.ts'
import { targetOfProblem } from '../screen/problem-target.ts'
import { addressOf, findByName, findableNames, locationOfAddress } from './find-by-name.ts'
import { modelOf } from './studio-model.ts'

// an edition whose files are mostly those of the one before
const { files } = await readForm(`${import.meta.dirname}/../../../../forms/sme-cluster/2025`)
const model = modelOf(files, '2025')!

/** What the studio shows of a place that a comment names. */
const shownOf = (name: string) => {
  const location = findByName(model, name)
  const address = location && addressOf(location)
  return address === undefined ? undefined : targetOfProblem(model, locationOfAddress(model, address)!)
}

describe('what a comment is about is shown in the studio', () => {
  test('a field, by its id and by its label', () => {
    for (const { id, label, pointer } of model.fields) {
      const selection = { kind: 'field', pointer }
      expect(shownOf(id), id).toMatchObject({ view: 'screen', selection })
      if (model.fields.filter((field) => field.label === label).length === 1)
        expect(shownOf(label), label).toMatchObject({ selection })
    }
  })

  test('a rule, by its id', () => {
    for (const { id, part } of model.bundle.rules)
      expect(shownOf(id), id).toMatchObject({ view: 'rules', part, selection: { kind: 'rule' } })
  })

  test('a part and the edition; nothing for what is gone', () => {
    for (const { key, title } of model.bundle.parts)
      expect([shownOf(key), shownOf(title)]).toMatchObject([
        { view: 'screen', part: key },
        { view: 'screen', part: key },
      ])
    expect(shownOf('2025/edition.json')).toMatchObject({ view: 'settings' })
    expect([shownOf(''), shownOf('gone')]).toEqual([undefined, undefined])
  })

  test('all names that are offered lead somewhere', () => {
    expect(findableNames(model).filter((name) => shownOf(name) === undefined)).toEqual([])
  })
})

test('a problem leads to the control that mends it, or to its place in its file where there is none', () => {
  const at = (code: Problem['code'], pointer: string) => controlOf({ code, pointer })
  expect(at('template-syntax', '/rules/3/message')).toEqual({ label: 'rule-message' })
  expect(at('unknown-name', '/rules/3/check')).toEqual({ label: 'rule-check' })
  expect(at('option-untitled', '/properties/kind/oneOf/2/title')).toEqual({ label: 'option-title', n: 3 })
  expect(at('column-untitled', '/properties/smes/x-list/columns/1/title')).toEqual({
    label: 'column-title',
    n: 2,
  })
  expect(at('unit-missing', '/properties/smes')).toEqual({ label: 'unit' })
  expect(at('table-too-wide', '/blocks/0')).toBeUndefined()
  const found = { file: '2025/parts/1-basic/schema.json', pointer: '/required/2', line: 9, column: 3 }
  expect(targetOfProblem(model, { ...found, code: 'unknown-required' })).toMatchObject({
    view: 'files',
    file: found.file,
    at: { pointer: '/required/2', line: 9 },
  })
  expect(
    targetOfProblem(model, {
      ...found,
      code: 'unknown-required',
      fix: { file: '', offset: 0, length: 0, text: '' },
    }),
  ).toMatchObject({
    view: 'screen',
  })
})
