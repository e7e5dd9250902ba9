import { expect, test } from 'vitest'
import { readFormFiles } from '@formwright/definition/node'
import { compileForm } from '@formwright/engine'
import { withChanges } from '../document/file-edits.ts'
import { fieldAt, modelOf, nodeAt } from '../model/studio-model.ts'
import { setKeyword } from './change-field.ts'
import { setBound } from './bounds.ts'
import { boundedSchema } from './write-bound.ts'

const files = await readFormFiles(`${import.meta.dirname}/../../../../forms/sme-cluster`)

// the definitions of the years stand in a file of their own, and name others there
test.each(['2024', '2025'])(
  'a yearly field of a shared definition takes limits and loses them: %s',
  (year) => {
    const model = modelOf(files, year)!
    const pointer = '/leading/enterpriseCount'
    const { minimum } = boundedSchema(nodeAt(model, pointer))
    const limited = modelOf(withChanges(files, setBound(model, pointer, 'maximum', 100000).changes), year)!
    expect(boundedSchema(nodeAt(limited, pointer))).toMatchObject({ minimum, maximum: 100000 })
    expect(fieldAt(limited, pointer).cells.map(({ schema }) => schema.maximum)).toEqual([
      100000, 100000, 100000,
    ])
    expect(boundedSchema(nodeAt(limited, '/leading/smeCount'))).not.toHaveProperty('maximum')

    const without = modelOf(
      withChanges(limited.files, setBound(limited, pointer, 'minimum', undefined).changes),
      year,
    )!
    expect(boundedSchema(nodeAt(without, pointer))).not.toHaveProperty('minimum')
    expect(boundedSchema(nodeAt(without, pointer))).toMatchObject({ maximum: 100000 })
  },
)

test('a bound that a shared definition has is widened, and so are its decimals with another unit', () => {
  const model = modelOf(files, '2024')!
  const pointer = '/digital/softwareSpend'
  const found = (now: typeof model, value: number) =>
    compileForm(now.bundle)
      .assess({ digital: { softwareSpend: { y2021: value } } })
      .findings.filter((one) => one.pointer === `${pointer}/y2021`)
  expect(found(model, -1.123)).not.toEqual([])
  const wider = modelOf(withChanges(files, setBound(model, pointer, 'minimum', -5).changes), '2024')!
  expect(found(wider, -1.12)).toEqual([])
  const larger = modelOf(withChanges(files, setKeyword(model, pointer, 'x-unit', '亿元').changes), '2024')!
  expect(found(larger, 0.123456)).toEqual([])
})
