import { describe, expect, test } from 'vitest'
import { readForm } from '@formwright/definition/node'
import { placeOfProblem } from '../screen/place-of-problem.ts'
import { addressOfPlace, namedPlace, placeNames, placeOfAddress } from './named-place.ts'
import { modelOf } from './studio-model.ts'

// an edition whose files are mostly those of the one before
const { files } = await readForm(`${import.meta.dirname}/../../../../forms/sme-cluster/2025`)
const model = modelOf(files, '2025')!

/** What the studio shows of a place that a comment names. */
const shownOf = (name: string) => {
  const place = namedPlace(model, name)
  const address = place && addressOfPlace(place)
  return address === undefined ? undefined : placeOfProblem(model, placeOfAddress(model, address)!)
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
    expect(shownOf('2025/edition.json')).toEqual({ view: 'settings' })
    expect([shownOf(''), shownOf('gone')]).toEqual([undefined, undefined])
  })

  test('all names that are offered lead somewhere', () => {
    expect(placeNames(model).filter((name) => shownOf(name) === undefined)).toEqual([])
  })
})
