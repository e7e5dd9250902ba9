import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import fastJsonPatch from 'fast-json-patch'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  explain,
  hasErrors,
  parseForm,
  pointerOfPath,
  problemCatalogue,
  valueAt,
} from '@formwright/definition'
import type { FileMap, Json, Loaded, Problem } from '@formwright/definition'
import { readForm } from '@formwright/definition/node'
import { fieldTypes } from '@formwright/fields'
import { compileRules } from '@formwright/rules'
import { EDITION } from '../edition.ts'
import { applyFixes } from '../../packages/authoring/src/fix/apply-fixes.ts'
import { startForm } from '../../packages/authoring/src/start/start-form.ts'
import { lint } from '../../packages/authoring/src/lint/lint.ts'

/**
 * One mistake of an administrator: an edit of a definition without problems, and what the linter must say of
 * it.
 */
interface Mistake {
  readonly name: string
  readonly file: string
  /** Of a mistake in one of the other forms: which. */
  readonly form?: string
  readonly replace?: readonly [string, string]
  readonly set?: readonly [string, Json]
  readonly and?: readonly [string, Json]
  readonly add?: readonly [string, Json]
  readonly 'and-add'?: readonly [string, Json]
  readonly remove?: string
  /** Gives the property at a pointer another key. */
  readonly rename?: readonly [pointer: string, key: string]
  /** Moves the file or folder to another path. */
  readonly move?: string
  readonly delete?: boolean
  readonly create?: string
  readonly deep?: boolean
  readonly long?: boolean
  readonly repeat?: readonly [pointer: string, text: string, times: number, end: string]
  readonly bomb?: boolean
  /** What is found, and nothing beside: codes, or `code file#pointer` where the place matters. */
  readonly expect: readonly string[]
  /** What the problems say, in Chinese: each of these stands in one of them, words or advice. */
  readonly says?: readonly string[]
  readonly also?: readonly string[]
  /** Applying the mechanical fixes fixes it; `false`: none is offered, as what was meant is not sure. */
  readonly fixed?: boolean
}

const folder = new URL('mistakes/', import.meta.url)
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Mistake[]
const inShippedForm = read('shipped-form.json')
const inSmallForm = readdirSync(folder)
  .filter((name) => name.endsWith('.json') && !name.startsWith('shipped-'))
  .flatMap(read)
const mistakes: [mistake: Mistake, edition: string][] = [
  ...inShippedForm.map((mistake): [Mistake, string] => [mistake, 'shipped']),
  ...read('shipped-forms.json').map((mistake): [Mistake, string] => [mistake, mistake.form!]),
  ...inSmallForm.map((mistake): [Mistake, string] => [mistake, 'small']),
]
const PATHS: Readonly<Record<string, string>> = {
  shipped: EDITION,
  small: fileURLToPath(new URL('form/2025', folder)),
}
const pathOf = (edition: string) =>
  PATHS[edition] ?? fileURLToPath(new URL(`../../forms/${edition}`, import.meta.url))
const produced = new Set<string>()
let files: FileMap
const editions: Record<string, FileMap> = {}
/** Read once: of what a mistake does not touch, nothing is read again. */
const clean: Record<string, Loaded> = {}

beforeAll(async () => {
  for (const edition of new Set(mistakes.map(([, one]) => one))) {
    editions[edition] = (await readForm(pathOf(edition))).files
    clean[edition] = parseForm(editions[edition], folderOf(edition))
  }
  files = editions.shipped!
})

const folderOf = (edition: string) => basename(pathOf(edition))
const problemsOf = (map: FileMap, edition: string = 'shipped') =>
  lint(parseForm(map, folderOf(edition), clean[edition]), fieldTypes)

function planted(mistake: Mistake, edition: string): FileMap {
  const path = mistake.file.startsWith('../') ? mistake.file.slice(3) : `${folderOf(edition)}/${mistake.file}`
  const result = new Map(editions[edition]!)
  if (mistake.move) {
    const moved = [...result].filter(([file]) => file === path || file.startsWith(`${path}/`))
    for (const [file] of moved) result.delete(file)
    for (const [file, text] of moved)
      result.set(`${folderOf(edition)}/${mistake.move}${file.slice(path.length)}`, text)
  } else if (mistake.delete) result.delete(path)
  else if (mistake.create !== undefined) result.set(path, mistake.create)
  else if (mistake.long) result.set(path, `{ "rules": [{ "check": "${'{'.repeat(200_000)}" }] }`)
  else if (mistake.deep) result.set(path, `{ "rules": ${'['.repeat(100_000)}${']'.repeat(100_000)} }`)
  else if (mistake.bomb) result.set(path, bomb(result.get(path)!))
  else if (mistake.replace) {
    const text = result.get(path)!
    expect(text, 'the text to replace').toContain(mistake.replace[0])
    result.set(path, text.replace(mistake.replace[0], mistake.replace[1]))
  } else result.set(path, JSON.stringify(patched(JSON.parse(result.get(path)!), mistake)))
  return result
}

function patched(json: unknown, mistake: Mistake): unknown {
  if (mistake.rename) return renamed(json, ...mistake.rename)
  const operations = [
    ...[mistake.set, mistake.and, mistake.add, mistake['and-add']].flatMap((pair) =>
      pair ? [{ op: 'add' as const, path: pair[0], value: pair[1] }] : [],
    ),
    ...(mistake.repeat
      ? [
          {
            op: 'add' as const,
            path: mistake.repeat[0],
            value: mistake.repeat[1].repeat(mistake.repeat[2]) + mistake.repeat[3],
          },
        ]
      : []),
    ...(mistake.remove ? [{ op: 'remove' as const, path: mistake.remove }] : []),
  ]
  const list = operations.map((operation) => ({
    ...operation,
    op:
      operation.op === 'add' &&
      /\/\d+$/.test(operation.path) &&
      !mistake.file.startsWith('parts/6-open/rules')
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

describe('each mistake gives its finding, with place, words and advice', () => {
  test.each(
    mistakes.map(([mistake, edition]) => [`${mistake.name} (${edition})`, mistake, edition] as const),
  )('%s', (_, mistake, edition) => {
    const map = planted(mistake, edition)
    const all = problemsOf(map, edition)
    const found = all.filter(({ code }) => !mistake.also?.includes(code))
    for (const { code } of found) produced.add(code)
    const expected = new Set(mistake.expect.map((text) => text.split(' ')[0]!))
    expect([...new Set(found.map(({ code }) => String(code)))].toSorted()).toEqual([...expected].toSorted())
    const places = found.map(({ code, file, pointer }) => `${code} ${file}#${pointer}`)
    expect(places).toEqual(expect.arrayContaining(mistake.expect.filter((text) => text.includes(' '))))
    const words = found.map((problem) => Object.values(explain(problem)).join('\n'))
    for (const text of mistake.says ?? []) expect(words.join('\n')).toContain(text)
    for (const problem of found) readable(problem)
    for (const problem of all) harmless(problem, map)
    if (mistake.fixed === false) expect(all.filter(({ fix }) => fix)).toEqual([])
    if (!hasErrors(all)) expect(unusable(map, edition)).toEqual([])
  })

  test.each(
    mistakes
      .filter(([{ fixed }]) => fixed)
      .map(([mistake, edition]) => [mistake.name, mistake, edition] as const),
  )('the fix fixes: %s', (_, mistake, edition) => {
    let map = planted(mistake, edition)
    let found = problemsOf(map, edition)
    for (let round = 0; found.length > 0 && round < 5; round++) {
      map = applyFixes(map, found).files
      found = problemsOf(map, edition)
    }
    expect(found.map(({ code }) => code)).toEqual([])
  })
})

/** A fix writes a name or a sign as it was meant: no number becomes another, and no unit. */
function harmless({ code, fix, pointer, params }: Problem, map: FileMap): void {
  if (!fix) return
  const text = map.get(fix.file)!.replace(/^\uFEFF/, '')
  const digits = (words: string) => words.normalize('NFKC').replaceAll(/[^0-9]/g, '')
  const before = text.slice(fix.offset, fix.offset + fix.length)
  // where a word is known to be wrong, that is what is replaced
  const words = Object.values(params).flat().map(String)
  if (params.suggestion !== undefined && !/^(?:json|rule)-/.test(code))
    expect(words.join(' ')).toContain(before.replaceAll(/["']/g, ''))
  // a digit that a name lacks is put in, as in areaKm2; none is taken away or changed
  expect(`${JSON.stringify(params)} ${digits(fix.text)}`).toContain(digits(before))
  expect(pointer).not.toMatch(
    /\/(?:x-unit|unit|units\/[^/]+\/of|factor|params\/[^/]+\/value|minimum|maximum|x-words|default)$/,
  )
}

/** Rules that would find nothing in what is published. */
function unusable(map: FileMap, edition: string): readonly string[] {
  const { bundle } = parseForm(map, folderOf(edition), clean[edition])
  return compileRules(bundle!, { thorough: true })
    .problems.filter(({ code }) => problemCatalogue[code].severity === 'error')
    .map(({ code, pointer }) => `${code} ${pointer}`)
}

function readable(problem: Problem): void {
  expect(problem.line).toBeGreaterThan(0)
  expect(problem.column).toBeGreaterThan(0)
  for (const language of ['zh-CN', 'en'] as const) {
    const { says, advice } = explain(problem, language)
    expect(unfilled(problem, language), 'placeholders without a value').toEqual([])
    expect(says).not.toMatch(/undefined|\[object/)
    expect(advice).not.toMatch(/undefined|\[object|“”/)
    expect(advice.length).toBeGreaterThan(1)
    // the titles of groups around a field are apart as each language writes them
    if (language === 'en' && problem.code !== 'rule-operator') expect(says + advice).not.toContain('\uFF5C')
  }
}

/** The placeholders of its texts that nothing fills: they would be blank. */
function unfilled({ code, params }: Problem, language: 'zh-CN' | 'en'): readonly string[] {
  const { says, advice, otherwise } = problemCatalogue[code].texts[language === 'en' ? 'en' : 'zh']!
  const chosen = (params.suggestion ?? '') === '' ? (otherwise ?? advice) : advice
  return [...(says + chosen).matchAll(/(?<!\w )\{([\w-]+)[,}]/g)]
    .map(([, name]) => name!)
    .filter((name) => !(name in params) && name !== 'instead' && name !== 'suggestion')
}

test('a mistake in an expression is at its characters in the file', () => {
  const mistake = inShippedForm.find(({ name }) => name.startsWith('a misspelt field'))!
  const [problem] = problemsOf(planted(mistake, 'shipped'))
  const line = readFileSync(`${EDITION}/parts/4-digital/rules.json`, 'utf8').split('\n')[problem!.line - 1]!
  expect(line.slice(problem!.column - 1)).toMatch(/^digital\.cloudRate, expected/)
})

/**
 * Codes that need several editions, a zip, a broken encoding or a failing case: shown by tests of their own.
 */
const ELSEWHERE = new Set([
  'template-left',
  'edition-choice',
  'file-too-large',
  'json-encoding',
  'case-failed',
  'case-draft-failed',
  'case-value',
  'case-sample',
  'part-copied',
  'part-twice',
  // sums-of-alternatives.test.ts
  'sum-alternatives',
  // paper-of-rows.test.ts
  'list-too-wide',
  // an empty form of the studio
  'no-fields',
  'case-base-unknown',
  'carry-file-missing',
  'carry-from',
  'carry-missing',
  'carry-many-missing',
  'carry-many-left',
  'carry-no-options',
  'carry-unknown',
  'carry-source',
  'carry-not-new',
  'carry-left',
  'carry-twice',
  'carry-option',
  'carry-option-missing',
  'carry-shape',
  'carry-computes',
  'carry-unit',
  'carry-unit-added',
  'carry-unit-removed',
  'variant-file',
  'variant-unknown',
  'variant-case',
  // beside the check of places and levels
  'level-missing',
  'level-reserved',
  'level-unknown',
  'applicants-see-all',
  'place-code',
  'place-twice',
  'place-outside',
  'place-unknown',
  'place-within',
  'place-zeros',
  // what is said where nothing else fits: shown by tests of the rule language, and for keywords that no file
  // kind has yet
  'rule-syntax',
  'invalid-shape',
])

test('every problem of the catalogue is produced by a mistake above', () => {
  expect(Object.keys(problemCatalogue).filter((code) => !produced.has(code) && !ELSEWHERE.has(code))).toEqual(
    [],
  )
})

test('the shipped definition, the small form and a new form lint clean', () => {
  expect(problemsOf(files)).toEqual([])
  expect(problemsOf(editions.small!, 'small')).toEqual([])
  expect(lint(parseForm(startForm('sample', 2026)), fieldTypes)).toEqual([])
})

test('without form.json beside it an edition still lints: a warning, no error', () => {
  const alone = new Map([...files].filter(([path]) => path !== 'form.json'))
  expect(problemsOf(alone).filter(({ severity }) => severity === 'error')).toEqual([])
})

test('whatever happens to the files, lint answers with problems and never throws', () => {
  const paths = [...editions.small!.keys()].filter(
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
      const map = new Map(editions.small!)
      for (const { path, at, length, text } of list) {
        const before = map.get(path)!
        const start = Math.floor(at * before.length)
        map.set(path, before.slice(0, start) + text + before.slice(start + length))
      }
      for (const problem of problemsOf(map, 'small')) expect(explain(problem).says.length).toBeGreaterThan(0)
    }),
    { numRuns: 40 },
  )
})

test('any JSON in place of a file is reported in words', () => {
  const paths = [...editions.small!.keys()].filter(
    (path) => path.endsWith('.json') && !path.includes('/answers/'),
  )
  fc.assert(
    fc.property(fc.constantFrom(...paths), fc.jsonValue({ maxDepth: 4 }), (path, json) => {
      const found = problemsOf(new Map(editions.small!).set(path, JSON.stringify(json)), 'small')
      expect(Array.isArray(found)).toBe(true)
    }),
    { numRuns: 60 },
  )
})

describe('a misspelt key or reference is never silent, and told once', () => {
  const started = startForm('sample', 2026)
  /** What a form calls its own, or says to people: any writing of it is right. */
  const isOwnWord = (path: string, key: string, value: string) =>
    /[^!-~]/.test(value) ||
    (path.includes('/texts/') && key !== 'language') ||
    ['x-id', 'pattern', 'source'].includes(key) ||
    (key === 'id' && path === 'form.json') ||
    (path.includes('/answers/') && !['hasPlan'].includes(key))

  /**
   * Every key, and every text that names something, of the files of a form: where it stands, and what it is.
   */
  function* names(): Generator<{ path: string; at: number; name: string }> {
    for (const [path, text] of started) {
      if (!path.endsWith('.json')) continue
      let key = ''
      for (const { 1: name = '', 2: colon, index } of text.matchAll(/"((?:[^"\\]|\\.)*)"(\s*:)?/g)) {
        if (colon !== undefined) key = name
        const isName = colon === undefined ? !isOwnWord(path, key, name) : name.length > 1
        if (isName && name.length > 2) yield { path, at: index + 1, name }
      }
    }
  }

  test('whichever it is', () => {
    const all = [...names()]
    expect(all.length).toBeGreaterThan(200)
    const growth = all.find(({ path, name }) => path.endsWith('paper.json') && name === '/incomeGrowth')!
    const mistake = fc.record({
      name: fc.constantFrom(...all),
      at: fc.nat(),
      letter: fc.constantFrom('q', 'z', 'x', 'j'),
      kind: fc.constantFrom('left out', 'put in', 'replaced'),
    })
    fc.assert(
      fc.property(mistake, ({ name: { path, at, name }, at: where, letter, kind }) => {
        const index = where % name.length
        const misspelt =
          name.slice(0, index) +
          (kind === 'left out' ? '' : letter) +
          name.slice(kind === 'put in' ? index : index + 1)
        fc.pre(misspelt !== name && pointerOfPath(misspelt) !== pointerOfPath(name))
        const text = started.get(path)!
        const written = text.slice(0, at) + misspelt + text.slice(at + name.length)
        const found = lint(parseForm(new Map(started).set(path, written)), fieldTypes)
        const told = found.map((problem) => `${problem.file}:${problem.line} ${explain(problem, 'en').says}`)
        expect(told, `${path}: ${name} → ${misspelt}`).toHaveLength(1)
        expect(found[0]!.line).toBeGreaterThan(0)
      }),
      {
        numRuns: 80,
        // the name of a number with a unit
        examples: [[{ name: growth, at: 1, letter: 'q', kind: 'replaced' }]],
      },
    )
  })
})
