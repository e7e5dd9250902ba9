import { readFileSync } from 'node:fs'
import fastJsonPatch from 'fast-json-patch'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain, parseForm, problemCatalogue } from '@formwright/definition'
import type { FileMap, Json, Problem } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { EDITION } from '../../../../test/edition.ts'
import { applyFixes } from '../fix/apply-fixes.ts'
import { startForm } from '../start/start-form.ts'
import { lint } from './lint.ts'

interface Slip {
  readonly name: string
  readonly file: string
  readonly replace?: readonly [string, string]
  readonly set?: readonly [string, Json]
  readonly and?: readonly [string, Json]
  readonly add?: readonly [string, Json]
  readonly 'and-add'?: readonly [string, Json]
  readonly remove?: string
  readonly delete?: boolean
  readonly create?: string
  readonly deep?: boolean
  readonly repeat?: readonly [pointer: string, text: string, times: number, end: string]
  readonly bomb?: boolean
  /** Codes that are found, each at least once and nothing beside. */
  readonly expect: readonly string[]
  readonly also?: readonly string[]
  /** Applying the mechanical fixes mends it. */
  readonly fixed?: boolean
}

const slips = JSON.parse(readFileSync(new URL('slips.cases.json', import.meta.url), 'utf8')) as Slip[]
const produced = new Set<string>()
let files: FileMap

beforeAll(async () => {
  files = (await readForm(EDITION)).files
})

const problemsOf = (map: FileMap) => lint(parseForm(map, '2024'), fieldTypes)

function planted(slip: Slip): FileMap {
  const path = slip.file.startsWith('../') ? slip.file.slice(3) : `2024/${slip.file}`
  const result = new Map(files)
  if (slip.delete) result.delete(path)
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
  test.each(slips)('$name', (slip) => {
    const found = problemsOf(planted(slip))
    for (const { code } of found) produced.add(code)
    const codes = new Set<string>(found.map(({ code }) => code))
    for (const code of slip.also ?? []) codes.delete(code)
    expect([...codes].toSorted()).toEqual([...slip.expect].toSorted())
    for (const problem of found) readable(problem)
  })

  test.each(slips.filter(({ fixed }) => fixed))('the fix mends: $name', (slip) => {
    let map = planted(slip)
    for (let round = 0; round < 5; round++) map = applyFixes(map, problemsOf(map)).files
    expect(problemsOf(map).map(({ code }) => code)).toEqual([])
  })
})

function readable(problem: Problem): void {
  expect(problem.line).toBeGreaterThan(0)
  expect(problem.column).toBeGreaterThan(0)
  for (const language of ['zh-CN', 'en'] as const) {
    const { says, mend } = explain(problem, language)
    expect(says + mend).not.toMatch(/\{\w+\}|undefined|\[object/)
    expect(mend.length).toBeGreaterThan(1)
  }
}

test('a slip in an expression is at its characters in the file', () => {
  const [problem] = problemsOf(planted(slips.find(({ name }) => name.startsWith('a misspelt field'))!))
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
])

test('every problem of the catalogue is produced by a slip above', () => {
  expect(Object.keys(problemCatalogue).filter((code) => !produced.has(code) && !ELSEWHERE.has(code))).toEqual(
    [],
  )
})

test('the shipped definition and a new form lint clean', () => {
  expect(problemsOf(files)).toEqual([])
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
