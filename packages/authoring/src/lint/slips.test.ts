import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastJsonPatch from 'fast-json-patch'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain, parseForm, problemCatalogue, valueAt } from '@formwright/definition'
import type { FileMap, Json, Problem } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { EDITION } from '../../../../test/edition.ts'
import { applyFixes } from '../fix/apply-fixes.ts'
import { startForm } from '../start/start-form.ts'
import { lint } from './lint.ts'

/** One slip of an administrator: an edit of a definition without problems, and what the linter must say of it. */
interface Slip {
  readonly name: string
  readonly file: string
  readonly replace?: readonly [string, string]
  readonly set?: readonly [string, Json]
  readonly and?: readonly [string, Json]
  readonly add?: readonly [string, Json]
  readonly 'and-add'?: readonly [string, Json]
  readonly remove?: string
  /** Gives the property at a pointer another key. */
  readonly rename?: readonly [pointer: string, key: string]
  /** Moves the file to another path. */
  readonly move?: string
  readonly delete?: boolean
  readonly create?: string
  readonly deep?: boolean
  readonly repeat?: readonly [pointer: string, text: string, times: number, end: string]
  readonly bomb?: boolean
  /** What is found, and nothing beside: codes, or `code file#pointer` where the place matters. */
  readonly expect: readonly string[]
  /** What the problems say, in Chinese: each of these stands in one of them, words or mend. */
  readonly says?: readonly string[]
  readonly also?: readonly string[]
  /** Applying the mechanical fixes mends it. */
  readonly fixed?: boolean
}

const folder = new URL('slips/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Slip[]
const inShippedForm = read('shipped-form.json')
const inSmallForm = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && name !== 'shipped-form.json')
  .flatMap(read)
const slips: [slip: Slip, edition: Edition][] = [
  ...inShippedForm.map((slip): [Slip, Edition] => [slip, 'shipped']),
  ...inSmallForm.map((slip): [Slip, Edition] => [slip, 'small']),
]
const PATHS = { shipped: EDITION, small: fileURLToPath(new URL('form/2025', folder)) } as const
type Edition = keyof typeof PATHS
const produced = new Set<string>()
let files: FileMap
const editions = {} as Record<Edition, FileMap>

beforeAll(async () => {
  editions.shipped = (await readForm(PATHS.shipped)).files
  editions.small = (await readForm(PATHS.small)).files
  files = editions.shipped
})

const folderOf = (edition: Edition) => basename(PATHS[edition])
const problemsOf = (map: FileMap, edition: Edition = 'shipped') =>
  lint(parseForm(map, folderOf(edition)), fieldTypes)

function planted(slip: Slip, edition: Edition): FileMap {
  const path = slip.file.startsWith('../') ? slip.file.slice(3) : `${folderOf(edition)}/${slip.file}`
  const result = new Map(editions[edition])
  if (slip.move) {
    result.set(`${folderOf(edition)}/${slip.move}`, result.get(path)!)
    result.delete(path)
  } else if (slip.delete) result.delete(path)
  else if (slip.create !== undefined) result.set(path, slip.create)
  else if (slip.deep) result.set(path, `{ "rules": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`)
  else if (slip.bomb) result.set(path, bomb(result.get(path)!))
  else if (slip.replace) {
    const text = result.get(path)!
    expect(text, 'the text to replace').toContain(slip.replace[0])
    result.set(path, text.replace(slip.replace[0], slip.replace[1]))
  } else result.set(path, JSON.stringify(patched(JSON.parse(result.get(path)!), slip)))
  return result
}

function patched(json: unknown, slip: Slip): unknown {
  if (slip.rename) return renamed(json, ...slip.rename)
  const operations = [
    ...[slip.set, slip.and, slip.add, slip['and-add']].flatMap((pair) =>
      pair ? [{ op: 'add' as const, path: pair[0], value: pair[1] }] : [],
    ),
    ...(slip.repeat
      ? [
          {
            op: 'add' as const,
            path: slip.repeat[0],
            value: slip.repeat[1].repeat(slip.repeat[2]) + slip.repeat[3],
          },
        ]
      : []),
    ...(slip.remove ? [{ op: 'remove' as const, path: slip.remove }] : []),
  ]
  const list = operations.map((operation) => ({
    ...operation,
    op:
      operation.op === 'add' && /\/\d+$/.test(operation.path) && !slip.file.startsWith('parts/6-open/rules')
        ? ('replace' as const)
        : operation.op,
  }))
  return fastJsonPatch.applyPatch(json, list as fastJsonPatch.Operation[]).newDocument
}

/** The key of one property changed, in its place. */
function renamed(json: unknown, pointer: string, key: string): unknown {
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  const old = pointer.slice(parent.length + 1)
  const holder = valueAt(json, parent) as object
  const entries = Object.entries(holder).map(([name, value]) => [name === old ? key : name, value] as const)
  const next: unknown = Object.fromEntries(entries)
  if (parent === '') return next
  return fastJsonPatch.applyPatch(json, [{ op: 'replace', path: parent, value: next }]).newDocument
}

function bomb(text: string): string {
  const json = JSON.parse(text) as { $defs: Record<string, unknown> }
  for (let level = 0; level < 20; level++) {
    const next = { $ref: `#/$defs/b${level + 1}` }
    json.$defs[`b${level}`] = { type: 'object', properties: { l: next, r: next } }
  }
  json.$defs.b20 = { type: 'string' }
  json.$defs.prose = { $ref: '#/$defs/b0' }
  return JSON.stringify(json)
}

describe('each slip gives its finding, with place, words and mend', () => {
  test.each(slips.map(([slip, edition]) => [`${slip.name} (${edition})`, slip, edition] as const))(
    '%s',
    (_, slip, edition) => {
      const found = problemsOf(planted(slip, edition), edition).filter(
        ({ code }) => !slip.also?.includes(code),
      )
      for (const { code } of found) produced.add(code)
      const expected = new Set(slip.expect.map((text) => text.split(' ')[0]!))
      expect([...new Set(found.map(({ code }) => String(code)))].toSorted()).toEqual([...expected].toSorted())
      const places = found.map(({ code, file, pointer }) => `${code} ${file}#${pointer}`)
      expect(places).toEqual(expect.arrayContaining(slip.expect.filter((text) => text.includes(' '))))
      const words = found.map((problem) => Object.values(explain(problem)).join('\n'))
      for (const text of slip.says ?? []) expect(words.join('\n')).toContain(text)
      for (const problem of found) readable(problem)
    },
  )

  test.each(
    slips.filter(([{ fixed }]) => fixed).map(([slip, edition]) => [slip.name, slip, edition] as const),
  )('the fix mends: %s', (_, slip, edition) => {
    let map = planted(slip, edition)
    for (let round = 0; round < 5; round++) map = applyFixes(map, problemsOf(map, edition)).files
    expect(problemsOf(map, edition).map(({ code }) => code)).toEqual([])
  })
})

function readable(problem: Problem): void {
  expect(problem.line).toBeGreaterThan(0)
  expect(problem.column).toBeGreaterThan(0)
  for (const language of ['zh-CN', 'en'] as const) {
    const { says, mend } = explain(problem, language)
    expect(says).not.toMatch(/undefined|\[object/)
    expect(mend).not.toMatch(/undefined|\[object|“”/)
    expect(mend.length).toBeGreaterThan(1)
  }
}

test('a slip in an expression is at its characters in the file', () => {
  const slip = inShippedForm.find(({ name }) => name.startsWith('a misspelt field'))!
  const [problem] = problemsOf(planted(slip, 'shipped'))
  const line = readFileSync(`${EDITION}/parts/4-digital/rules.json`, 'utf8').split('\n')[problem!.line - 1]!
  expect(line.slice(problem!.column - 1)).toMatch(/^digital\.cloudRate, expected/)
})

/** Codes that need several editions, a zip, a broken encoding or a failing case: shown by tests of their own. */
const ELSEWHERE = new Set([
  'edition-choice',
  'file-too-large',
  'json-encoding',
  'case-failed',
  'case-base-unknown',
  'carry-file-missing',
  'carry-from',
  'carry-missing',
  'carry-unknown',
  'carry-source',
  'carry-not-new',
  'carry-left',
  'carry-twice',
  'carry-option',
  'carry-option-missing',
  'carry-shape',
  'variant-file',
  'variant-unknown',
  'variant-value',
  'variant-case',
  // what is said where nothing else fits: shown by tests of the rule language, and for keywords that no file kind has yet
  'rule-syntax',
  'invalid-shape',
])

test('every problem of the catalogue is produced by a slip above', () => {
  expect(Object.keys(problemCatalogue).filter((code) => !produced.has(code) && !ELSEWHERE.has(code))).toEqual(
    [],
  )
})

test('the shipped definition, the small form and a new form lint clean', () => {
  expect(problemsOf(files)).toEqual([])
  expect(problemsOf(editions.small, 'small')).toEqual([])
  expect(lint(parseForm(startForm('sample', 2026)), fieldTypes)).toEqual([])
})

test('without form.json beside it an edition still lints: a warning, no error', () => {
  const alone = new Map([...files].filter(([path]) => path !== 'form.json'))
  expect(problemsOf(alone).filter(({ severity }) => severity === 'error')).toEqual([])
})

test('whatever happens to the files, lint answers with problems and never throws', () => {
  const paths = [...files.keys()].filter(
    (path) => path.endsWith('.json') && !path.includes('/answers/') && !path.includes('/cases/'),
  )
  const damage = fc.record({
    path: fc.constantFrom(...paths),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 40 }),
    text: fc.oneof(
      fc.constantFrom('', '"', '{', '}', '[', ']', ',', 'null', '0', '"$ref": "#"', '\\', '\u0000', '无'),
      fc.string({ maxLength: 8 }),
    ),
  })
  fc.assert(
    fc.property(fc.array(damage, { minLength: 1, maxLength: 3 }), (list) => {
      const map = new Map(files)
      for (const { path, at, length, text } of list) {
        const before = map.get(path)!
        const start = Math.floor(at * before.length)
        map.set(path, before.slice(0, start) + text + before.slice(start + length))
      }
      for (const problem of problemsOf(map)) expect(explain(problem).says.length).toBeGreaterThan(0)
    }),
    { numRuns: 40 },
  )
})

test('any JSON in place of a file is told in words', () => {
  const paths = [...files.keys()].filter((path) => path.endsWith('.json') && !path.includes('/answers/'))
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 4 }), (path, json) => {
      const found = problemsOf(new Map(files).set(path, JSON.stringify(json)))
      expect(Array.isArray(found)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
