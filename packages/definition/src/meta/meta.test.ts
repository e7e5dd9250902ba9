import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, test } from 'vitest'
import { keywords } from '../keywords/index.ts'
import { metaSchemas } from './index.ts'

const here = new URL('./', import.meta.url)
const files = readdirSync(here).filter((name) => name.endsWith('.schema.json'))
const read = (name: string) =>
  JSON.parse(readFileSync(new URL(name, here), 'utf8')) as {
    $id: string
    $defs?: { node?: { properties: Record<string, object> } }
  }

describe('meta-schemas, which editors use for completion', () => {
  test.each(files)('%s is a schema that compiles', (name) => {
    expect(new Ajv2020({ strict: false, validateFormats: false }).compile(read(name))).toBeTypeOf('function')
  })

  test('each file kind that has one uses it', () => {
    expect(new Set(Object.values(metaSchemas).map((meta) => (meta as { $id: string }).$id))).toEqual(
      new Set(files.map((name) => read(name).$id)),
    )
  })

  test.each(keywords.map((keyword) => [keyword.name, keyword.schema] as const))(
    '%s is described there as in its folder',
    (name, schema) => {
      const { description, ...written } = read('schema.schema.json').$defs!.node!.properties[name] as {
        description?: string
      }
      expect(written).toEqual(schema)
      expect(description).toBeTruthy()
    },
  )
})
