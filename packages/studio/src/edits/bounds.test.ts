import { expect, test } from 'vitest'
import { readFormFiles } from '@formwright/definition/node'
import { withChanges } from '../document/file-edits.ts'
import { fieldAt, modelOf, nodeAt } from '../model/studio-model.ts'
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
