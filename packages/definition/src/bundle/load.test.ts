import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { unzipForm } from '../files/zip.ts'
import { explain } from '../problems/problem.ts'
import { parseForm } from './load.ts'

const MINIMAL: Record<string, unknown> = {
  'form.json': { id: 'x', title: '表', agency: '机关' },
  '2024/edition.json': {
    edition: '2024',
    title: '2024年度',
    years: { report: [2021, 2022, 2023] },
    params: {},
  },
  '2024/shared/fields.json': { $defs: { money: { type: 'number', minimum: 0, 'x-unit': '亿元' } } },
  '2024/parts/1-a/schema.json': {
    title: '一、{report.last}年',
    type: 'object',
    properties: { v: { title: '产值', $ref: '../../shared/fields.json#/$defs/money', 'x-id': 'a.v' } },
  },
  '2024/parts/1-a/ui.json': {
    type: 'VerticalLayout',
    elements: [{ type: 'Control', scope: '#/properties/v' }],
  },
  '2024/parts/1-a/rules.json': { rules: [] },
  '2024/parts/1-a/paper.json': { page: { start: 'new' }, blocks: [] },
}

const files = (changes: Record<string, unknown> = {}) =>
  new Map(
    Object.entries({ ...MINIMAL, ...changes }).map(([path, json]) => [
      path,
      typeof json === 'string' ? json : JSON.stringify(json),
    ]),
  )

const problems = (changes: Record<string, unknown>) =>
  parseForm(files(changes)).problems.map(({ code, file }) => `${code} ${file}`)

describe('parseForm', () => {
  test.each(['null', '[1]', '"text"', '{ bad', '', '\u0000', '{ "base": 1 }'])(
    'a file of another name that holds %j is told, whatever it is',
    (text) => {
      expect(problems({ '2024/other.json': text })).toEqual(['file-unknown 2024/other.json'])
    },
  )

  test('inlines references and keeps what stands beside them', () => {
    const { bundle } = parseForm(files())
    expect(bundle?.schema.properties?.a).toMatchObject({
      title: '一、2023年',
      properties: { v: { title: '产值', minimum: 0, 'x-unit': '亿元' } },
    })
    expect(JSON.stringify(bundle?.schema)).not.toContain('$ref')
  })

  test('makes scopes absolute', () => {
    expect(JSON.stringify(parseForm(files()).bundle?.ui)).toContain('#/properties/a/properties/v')
  })

  test('the digest does not depend on the order of keys and changes with the content', () => {
    const digest = (changes = {}) => parseForm(files(changes)).bundle?.digest
    const turned = {
      '2024/edition.json': Object.fromEntries(
        Object.entries(MINIMAL['2024/edition.json'] as object).toReversed(),
      ),
    }
    expect(digest(turned)).toBe(digest())
    expect(
      digest({ '2024/parts/1-a/rules.json': { rules: [{ id: 'R', visible: 'true', at: '/a/v' }] } }),
    ).not.toBe(digest())
  })

  test.each([
    [
      'a reference to nothing',
      {
        '2024/parts/1-a/schema.json': {
          type: 'object',
          properties: { v: { $ref: '../../shared/fields.json#/$defs/mony' } },
        },
      },
      'ref-unknown 2024/parts/1-a/schema.json',
    ],
    [
      'a malformed reference',
      { '2024/parts/1-a/schema.json': { type: 'object', properties: { v: { $ref: '%E0%A4%A' } } } },
      'ref-unknown 2024/parts/1-a/schema.json',
    ],
    [
      'a loop',
      {
        '2024/shared/fields.json': {
          $defs: { money: { allOf: [{ $ref: '#/$defs/money' }] } },
        },
      },
      'ref-loop 2024/shared/fields.json',
    ],
    [
      'a set of years that is not there',
      { '2024/shared/fields.json': { $defs: { money: { type: 'object', 'x-annual': 'reports' } } } },
      'years-unknown 2024/parts/1-a/schema.json',
    ],
    [
      'a year placeholder that is none',
      { '2024/parts/1-a/schema.json': { title: '{report.lsat}', type: 'object', properties: {} } },
      'year-placeholder 2024/parts/1-a/schema.json',
    ],
    [
      'a misspelt property',
      { '2024/edition.json': { edition: '2024', title: 'x', years: {}, parms: {}, params: {} } },
      'unknown-property 2024/edition.json',
    ],
    ['a missing file', { '2024/parts/1-a/paper.json': '' }, 'json-empty 2024/parts/1-a/paper.json'],
    [
      'a file that is not JSON',
      { '2024/parts/1-a/ui.json': '{,}' },
      'json-comma-twice 2024/parts/1-a/ui.json',
    ],
  ])('%s gives one problem', (_, changes, expected) => {
    expect(problems(changes)).toEqual([expected])
  })

  test('references that multiply are stopped', () => {
    const defs = Object.fromEntries(
      Array.from({ length: 20 }, (_, level) => [
        `d${level}`,
        {
          type: 'object',
          properties: { a: { $ref: `#/$defs/d${level + 1}` }, b: { $ref: `#/$defs/d${level + 1}` } },
        },
      ]),
    )
    expect(
      problems({
        '2024/shared/fields.json': {
          $defs: { ...defs, d20: { type: 'string' }, money: { $ref: '#/$defs/d0' } },
        },
      }),
    ).toContain('too-large 2024/shared/fields.json')
  })

  test('a near miss is suggested, and the fix is what to write', () => {
    const [problem] = parseForm(
      files({
        '2024/parts/1-a/schema.json': {
          type: 'object',
          properties: { v: { $ref: '../../shared/fields.json#/$defs/mony' } },
        },
      }),
    ).problems
    expect(explain(problem!, 'en').says).toContain('did you mean “../../shared/fields.json#/$defs/money”')
    expect(problem!.fix?.text).toBe('"../../shared/fields.json#/$defs/money"')
  })

  test('several editions: one must be named', () => {
    const two = files({ '2025/edition.json': { edition: '2025', title: 'x', years: {}, params: {} } })
    expect(parseForm(two).problems.map(({ code }) => code)).toEqual(['edition-choice'])
    expect(parseForm(two, '2024').bundle).toBeDefined()
  })

  test('an empty map of files', () => {
    expect(parseForm(new Map()).problems.map(({ code }) => code)).toEqual(['file-missing'])
  })
})

describe('a zipped form', () => {
  const pack = (prefix = '') =>
    zipSync(Object.fromEntries([...files()].map(([path, text]) => [prefix + path, strToU8(text)])))

  test('reads like the folder, with or without a folder around it', () => {
    for (const bytes of [pack(), pack('my-form/')]) {
      const unpacked = unzipForm(bytes)
      expect(typeof unpacked === 'string' ? unpacked : parseForm(unpacked.files).bundle?.digest).toBe(
        parseForm(files()).bundle?.digest,
      )
    }
  })

  test('that a server exported holds other editions and files of a sibling; it says which it is of', () => {
    const folder = Object.fromEntries([...files()].map(([path, text]) => [`forms/b/${path}`, strToU8(text)]))
    const manifest = { formwright: 'definition', form: 'b', edition: '2024' }
    const unpacked = unzipForm(
      zipSync({
        'forms/a/form.json': strToU8('{}'),
        'forms/a/2023/edition.json': strToU8('{}'),
        ...folder,
        'manifest.json': strToU8(JSON.stringify(manifest)),
      }),
    )
    if (typeof unpacked === 'string') throw new Error(unpacked)
    expect(unpacked.edition).toBe('2024')
    expect([...unpacked.files.keys()]).toEqual(
      expect.arrayContaining(['form.json', '2024/edition.json', '../a/2023/edition.json']),
    )
    expect(unpacked.files.get('form.json')).toBe(files().get('form.json'))
  })

  test.each([
    ['no archive', strToU8('hello'), 'not-a-zip'],
    ['a bomb', zipSync({ 'form.json': new Uint8Array(40 * 1024 * 1024) }), 'archive-too-large'],
    [
      'a path that climbs out',
      zipSync({ 'form.json': strToU8('{}'), 'a/../../b.json': strToU8('{}') }),
      'unsafe-path',
    ],
  ])('%s is refused', (_, bytes, reason) => {
    expect(unzipForm(bytes)).toBe(reason)
  })
})
