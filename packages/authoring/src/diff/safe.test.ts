import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { FileMap, Json, Loaded } from '@formwright/definition'
import { compileForm, withValue } from '@formwright/engine'
import type { Form } from '@formwright/engine'
import { samplesOf } from '../cases/case-files.ts'
import { filled, filesOfEveryKind } from '../corrections.test-support.ts'
import { moveAnswers } from '../rebase/rebase.ts'
import { startForm } from '../start/start-form.ts'
import { diff } from './diff.ts'
import { explainChange } from './sentences.ts'

const FILES = [
  'form.json',
  '2026/edition.json',
  '2026/schema.json',
  '2026/rules.json',
  '2026/regions/530000.json',
]

/** Places that are words; the second test edits them as well. */
const WORDS = new Set(['title', 'message', 'source', 'text', 'note'])

interface FileLocation {
  readonly file: string
  readonly path: readonly string[]
}

function pathsIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path]
  return [path, ...Object.entries(value).flatMap(([key, item]) => pathsIn(item, [...path, key]))]
}

function editedPaths(base: FileMap, written: readonly string[]): FileLocation[] {
  return written.flatMap((file) =>
    pathsIn(JSON.parse(base.get(file)!))
      .filter((path) => path.length > 0)
      .map((path) => ({ file, path })),
  )
}

const fullOfRules = () => {
  const files = new Map(startForm('x', 2026))
  const { rules } = JSON.parse(files.get('2026/rules.json')!) as { rules: object[] }
  const own = { kind: 'consistency', source: '示例' }
  const more = [
    {
      ...own,
      id: 'MIN-01',
      severity: 'error',
      check: 'staff >= params.minStaff',
      message: '人数太少',
      at: '/staff',
    },
    {
      ...own,
      id: 'LOW-01',
      severity: 'warning',
      check: 'staff < params.fewStaff',
      message: '人数偏多',
      at: '/staff',
    },
    { id: 'VIS-01', visible: 'hasPlan == "yes"', at: '/summary' },
    { id: 'WANT-01', required: 'staff > 1000', at: '/contactPhone' },
  ]
  const edition = JSON.parse(files.get('2026/edition.json')!) as { params: object }
  const param = (title: string, value: number) => ({ title, value, unit: '人', source: '示例' })
  return files
    .set('2026/rules.json', JSON.stringify({ rules: [...rules, ...more] }))
    .set(
      '2026/edition.json',
      JSON.stringify({
        ...edition,
        params: { ...edition.params, minStaff: param('人数下限', 10), fewStaff: param('人数偏多', 500) },
        window: { from: '2026-01-05', to: '2026-06-30', timeZone: 'Asia/Shanghai', source: '示例' },
      }),
    )
    .set(
      '2026/regions/530000.json',
      JSON.stringify({
        region: '530000',
        authority: '示例省厅',
        source: '示例',
        params: { minStaff: { value: 5, source: '示例' } },
        severity: { 'LOW-01': 'error' },
        rules: [
          {
            ...own,
            id: 'REG-01',
            part: '',
            severity: 'error',
            check: 'income.last > 0',
            message: '无收入',
            at: '/income/y2025',
          },
        ],
      }),
    )
}

const forms = {
  'a new form with rules and a region’s ruling': (() => {
    const files = fullOfRules()
    const sample = samplesOf(parseForm(files, '2026')).get('sample') as Record<string, Json>
    return { files, answers: sample, edits: FILES }
  })(),
  'a form with a field of every kind': {
    files: filesOfEveryKind(),
    answers: filled as Record<string, Json>,
    edits: ['2026/schema.json'],
  },
}

const edit = (all: readonly FileLocation[]) =>
  fc.record({
    at: fc.constantFrom(...all),
    how: fc.constantFrom('remove', 'replace', 'double', 'more', 'less', 'demand'),
    value: fc.oneof(fc.string({ minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 9 }), fc.boolean()),
  })

interface Edit {
  readonly at: FileLocation
  readonly how: string
  readonly value: unknown
}

/** What may be asked of a value beside what is. */
const OF_SCHEMA: readonly object[] = [
  { minLength: 30 },
  { 'x-words': 1 },
  { maximum: 1 },
  { pattern: '^q$' },
  { 'x-evidence': { when: 'always', note: '证明' } },
  { 'x-evidence': { when: 'optional', note: '证明' } },
  { const: 'q' },
  { minItems: 3 },
  { 'x-list': { columns: [{ key: 'title', title: '名称', required: true }] } },
  { additionalProperties: false },
  { description: '说明' },
]
const OF_RULES: readonly object[] = [
  { severity: 'error' },
  { severity: 'warning' },
  { check: 'staff > 1000' },
]
const OF_WORKFLOW: readonly object[] = [{ requires: ['no-errors', 'checklist'] }]

function demandsOf({ file }: FileLocation): readonly object[] {
  if (file.endsWith('schema.json')) return OF_SCHEMA
  return file.endsWith('rules.json') ? OF_RULES : file === 'form.json' ? OF_WORKFLOW : []
}

/** A thing with one demand more: more members that are required, one more of a list, a limit. */
function demanding(at: FileLocation, old: unknown, value: unknown): unknown {
  const demands = demandsOf(at)
  if (Array.isArray(old)) {
    const last: unknown = old.at(-1)
    const more =
      typeof last === 'object' && last !== null && 'id' in last
        ? { ...last, id: `${String(last.id)}9` }
        : last
    return more === undefined ? undefined : [...(old as unknown[]), more]
  }
  if (typeof old !== 'object' || old === null) return undefined
  const { properties } = old as { properties?: object }
  const which = Number.isInteger(value) ? Number(value) : String(value).codePointAt(0)!
  if (properties && which % 3 === 0) return { ...old, required: Object.keys(properties) }
  if (properties && which % 3 === 1)
    return {
      ...old,
      properties: {
        ...properties,
        more: { type: 'string', title: '新栏', ...demands[which % demands.length] },
      },
    }
  return { ...old, ...demands[which % demands.length] }
}

function edited(files: FileMap, { at, how, value }: Edit): FileMap {
  const { file, path } = at
  const json = JSON.parse(files.get(file)!) as unknown
  const old = path.reduce<unknown>((node, key) => (node as Record<string, unknown> | undefined)?.[key], json)
  if (old === undefined) return files
  const written = (where: readonly string[], what: unknown) =>
    new Map(files).set(file, JSON.stringify(withValue(json, where, what)))
  if (how === 'remove') return written(path, undefined)
  if (how === 'double')
    return /^\d+$/.test(path.at(-1)!) ? files : written([...path.slice(0, -1), `${path.at(-1)!}2`], old)
  const required = how === 'demand' ? demanding(at, old, value) : undefined
  if (how === 'demand') return required === undefined ? files : written(path, required)
  if (Array.isArray(old)) return how === 'less' ? written(path, old.slice(1)) : files
  if (typeof old === 'number') return written(path, how === 'more' ? old * 100 + 1 : how === 'less' ? 0 : 7)
  if (typeof old === 'boolean') return written(path, !old)
  return typeof old === 'string'
    ? written(path, how === 'replace' ? String(value) : `${old}${String(value)}`)
    : files
}

/** What holds answers up, or keeps them from being eligible. */
function against(form: Form, answers: unknown, region: string): string[] {
  const { findings, met } = form.assess(answers, { region, silent: true })
  return [
    ...findings
      .filter(({ severity }) => severity === 'error')
      .map(({ code, pointer }) => `${code} ${pointer}`),
    ...[...met].filter(([, one]) => one === 'not-met').map(([rule]) => `not met: ${rule}`),
  ]
}

/** As little as holds nothing up. */
function sparse(form: Form, answers: Readonly<Record<string, Json>>): unknown {
  return Object.keys(answers).reduce<unknown>((kept, key) => {
    const less = withValue(kept, [key], undefined)
    return against(form, less, '350582').length === 0 ? less : kept
  }, answers)
}

/** Each run tries half of all corrections, drawn anew. */
const isDrawn = () => Math.random() < 0.5

/** Whether a correction is called safe; what it does all the same to answers that are there. */
function tried(before: Form, read: Loaded, edits: readonly Edit[], documents: readonly unknown[]): boolean {
  const map = edits.reduce(edited, read.files)
  if (map === read.files) return false
  const { bundle } = parseForm(map, '2026', read)
  if (!bundle) return false
  const changes = diff(before.bundle, bundle)
  if (changes.length === 0 || changes.some((change) => change.class !== 'safe')) return false
  let after: Form
  try {
    after = compileForm(bundle)
  } catch {
    // a rule that cannot be read: nobody publishes it
    return false
  }
  const about = JSON.stringify([edits, changes.map((change) => explainChange(change))])
  for (const answers of documents) {
    const { answers: moved, aside } = moveAnswers(answers, before.bundle, after)
    expect(aside, about).toEqual([])
    for (const region of ['350582', '530111']) {
      const was = against(before, answers, region)
      const isNew = (one: string) => !was.includes(one)
      expect(against(after, moved, region).filter(isNew), about).toEqual([])
    }
  }
  return true
}

describe.each(Object.entries(forms))(
  'a correction of %s that is safe finds and loses nothing',
  (_, { files, answers, edits: written }) => {
    const read = parseForm(files, '2026')
    const before = compileForm(read.bundle!)
    const all = editedPaths(files, written)

    test('of one thing, whichever it is', () => {
      expect(against(before, answers, '350582')).toEqual([])
      const edits = (['remove', 'replace', 'double', 'more', 'less'] as const).map((how) => ({
        how,
        value: 8,
      }))
      const documents = [answers, sparse(before, answers)]
      let safe = 0
      for (const at of all.filter(({ path }) => !WORDS.has(path.at(-1)!)))
        for (const change of [...edits, ...demandsOf(at).map((_demand, value) => ({ how: 'demand', value }))])
          if (isDrawn() && tried(before, read, [{ at, ...change }], documents)) safe++
      expect(safe).toBeGreaterThan(40)
    })

    test('of several, with answers that are half filled in', () => {
      fc.assert(
        fc.property(
          fc.array(edit(all), { minLength: 2, maxLength: 3 }),
          fc.array(fc.constantFrom(...Object.keys(answers)), { maxLength: 2 }),
          (edits, blanks) => {
            const typed = blanks.reduce<unknown>((now, key) => withValue(now, [key], undefined), answers)
            tried(before, read, edits, [typed])
          },
        ),
        { numRuns: 300 },
      )
    })
  },
)
