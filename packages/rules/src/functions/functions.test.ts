import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { evaluateExpression } from '../rules/evaluate.ts'
import { defineFunction } from './define.ts'
import { standardFunctions } from './index.ts'

interface CaseFile {
  readonly function: string
  readonly fields?: Record<string, Schema>
  readonly cases: readonly {
    readonly name: string
    readonly expression: string
    readonly data?: unknown
    readonly expect?: unknown
    readonly problem?: string
  }[]
}

const here = new URL('./', import.meta.url)
const folders = readdirSync(here, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
const read = (folder: string, ending: string) =>
  readFileSync(new URL(`${folder}/${folder}${ending}`, here), 'utf8')
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

test('every folder is in the list and every listed function has a folder', () => {
  expect(standardFunctions.map(({ name }) => kebab(name)).toSorted()).toEqual(folders.toSorted())
})

/** The parameters that cases and examples name. */
const table = (value: readonly object[], unit?: string) => ({
  title: '得分',
  value,
  ...(unit ? { unit, valueUnit: '分' } : {}),
  source: '评分表',
})
const params = {
  westernProvinces: { title: '西部', value: ['510000'], source: '通知' },
  limit: { title: '上限', value: 5, source: '通知' },
  shareScores: table(
    [
      { from: 5, value: 20 },
      { from: 3, to: 5, value: 15 },
      { from: 1, to: 3, value: 5 },
      { to: 1, value: 0 },
    ],
    '%',
  ),
  debtScores: table([{ to: 55, value: 10 }, { to: 75, value: 5 }, { value: 0 }], '%'),
  gapScores: table(
    [
      { from: 5, value: 20 },
      { to: 3, value: 0 },
    ],
    '%',
  ),
  kindScores: table([
    { is: 'i', value: 20 },
    { is: 'ii', value: 5 },
  ]),
  halfScores: table([{ is: 'i', value: 20 }]),
}

describe.each(folders)('%s', (folder) => {
  const { function: name, fields = {}, cases } = JSON.parse(read(folder, '.cases.json')) as CaseFile
  const definition = standardFunctions.find((candidate) => candidate.name === name)!
  const bundle = bundleOf({ fields, params })

  test.each(cases)('$name', ({ expression, data = {}, expect: expected, problem }) => {
    const { value, problems } = evaluateExpression(expression, bundle, data)
    expect(problems.map(({ code }) => code)).toEqual(problem ? [problem] : [])
    if (!problem) expect(value ?? 'pending').toEqual(expected)
  })

  test('has a case that gives a value, and one for 无 where it takes fields', () => {
    expect(cases.some((one) => one.problem === undefined && one.expect !== 'pending')).toBe(true)
    if (Object.keys(fields).length > 0) expect(JSON.stringify(cases)).toContain('无')
  })

  test('its page shows the signature and an example that is typed', () => {
    const page = read(folder, '.md')
    expect(page).toContain(definition.signature)
    expect(page).toContain(definition.example)
    const { problems } = evaluateExpression(definition.example, exampleBundle, {})
    expect(problems).toEqual([])
  })

  test('keeps units apart where it takes numbers', () => {
    const takesNumbers =
      definition.params.some((param) => param.type === 'number') &&
      definition.units !== undefined &&
      definition.units !== 'drop'
    expect(!takesNumbers || cases.some(({ problem }) => problem === 'unit-mismatch')).toBe(true)
  })
})

const standards: Schema = { type: 'integer', 'x-list': { columns: [{ key: 'name', title: '名称' }] } }

/** The fields that the examples of the pages name. */
const exampleBundle = bundleOf({
  fields: {
    cover: {
      type: 'object',
      properties: {
        clusterName: { type: 'string' },
        region: {
          type: 'object',
          properties: { province: { type: 'object', format: 'region', properties: {} } },
        },
      },
    },
    green: {
      type: 'object',
      properties: { carbonMonitoring: { type: 'string', 'x-evidence': { when: 'always' } } },
    },
    innovation: { type: 'object', properties: { standards } },
    leading: { type: 'object', properties: { totalOutput: { type: 'number', title: '产值' } } },
  },
  params,
})

test('an agency adds a function of its own', () => {
  const double = defineFunction({
    signature: 'double(value: number): number',
    units: 'same',
    none: 'zero',
    example: 'double(2)',
    apply: (value: number) => value * 2,
  })
  expect(
    evaluateExpression('double(a) + 1', bundleOf({ fields: { a: { type: 'number' } } }), { a: 4 }, [double])
      .value,
  ).toBe(9)
})

test('a signature that cannot be read is its author’s mistake', () => {
  expect(() => defineFunction({ signature: 'double value', example: '' })).toThrow(TypeError)
})
