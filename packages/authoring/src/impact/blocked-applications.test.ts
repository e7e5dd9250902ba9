import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import type { FileMap, Json, Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { samplesOf } from '../cases/case-files.ts'
import { diff } from '../diff/diff.ts'
import { rebase } from '../rebase/rebase.ts'
import { startForm } from '../start/start-form.ts'
import { foundAnew } from './found-anew.ts'
import { changesThatFind, followsAtOnce } from './blocked-applications.ts'
import { impactOn } from './impact.ts'

const files: FileMap = startForm('x', 2026)
const formOf = (map: FileMap) => compileForm(parseForm(map, '2026').bundle!)
const before = formOf(files)
const sample = samplesOf(parseForm(files, '2026')).get('sample') as Record<string, Json>
const stored = { id: 'a', region: '350582', answers: sample }

function edited(file: string, from: string, to: string): FileMap {
  expect(files.get(file)).toContain(from)
  return new Map(files).set(file, files.get(file)!.replace(from, to))
}

function outcome(map: FileMap) {
  const after = formOf(map)
  const changes = diff(before.bundle, after.bundle)
  const found = foundAnew(before, after, stored, 'en')
  return {
    follows: followsAtOnce(before, after, stored, rebase(sample, before.bundle, after, changes)),
    by: changesThatFind(changes, impactOn(before, after, stored), after.bundle).map(({ kind }) => kind),
    says: [
      ...found.criteria.map(({ criterion }) => criterion),
      ...found.findings.map(({ message }) => message),
    ],
  }
}

test.each<[string, FileMap, Partial<ReturnType<typeof outcome>>]>([
  [
    'a threshold that the answers still reach',
    edited('2026/edition.json', '"value": 1,', '"value": 1.1,'),
    { follows: true, by: [], says: [] },
  ],
  [
    'a threshold that they miss',
    edited('2026/edition.json', '"value": 1,', '"value": 99,'),
    { follows: false, by: ['param-value'], says: ['Operating income'] },
  ],
  [
    'a new field that is required: it is still to be filled in',
    new Map(files).set('2026/schema.json', withField()),
    { follows: true, by: ['field-added'], says: ['“补充” must be filled in.'] },
  ],
  [
    'a limit that they break',
    edited('2026/schema.json', '"x-words": 200', '"x-words": 1'),
    { follows: false, by: ['field-limit'], says: ['“Summary” may have 1 word at most, it has 28.'] },
  ],
])('%s', (_, map, expected) => {
  expect(outcome(map)).toEqual(expected)
})

test('what goes back there is looked at as if it stood there: it may be too much, or what is asked for', () => {
  const small = (fields: Record<string, Schema>, required: readonly string[] = []) =>
    compileForm(bundleOf({ schema: { type: 'object', properties: fields, required: [...required] } }))
  const name = { type: 'string', title: '名称', 'x-id': 'name' } as const
  const staff = { type: 'number', title: '职工', 'x-id': 'staff', maximum: 50 } as const
  const [was, is] = [small({ name }), small({ name, staff }, ['staff'])]
  const answers = { name: '绿源' }
  const rebased = rebase(answers, was.bundle, is)
  const of = (there: unknown) => ({ ...stored, answers, there })
  const says = (there: unknown) => foundAnew(was, is, of(there), 'en').findings.map(({ code }) => code)
  expect([says(undefined), says({ ...answers, staff: 8 })]).toEqual([['required'], []])
  expect(followsAtOnce(was, is, of({ ...answers, staff: 8 }), rebased)).toBe(true)
  expect(says({ ...answers, staff: 86 })).toEqual(['range'])
  expect(followsAtOnce(was, is, of({ ...answers, staff: 86 }), rebased)).toBe(false)
})

test('a place that the form’s own list calls otherwise has to be chosen anew', () => {
  const withRegions = (items: Record<string, string>) =>
    formOf(
      new Map(files)
        .set('2026/schema.json', withField({ type: 'object', ...PLACE }))
        .set('regions.json', JSON.stringify({ levels: [{ id: 'county', title: 'Council', places: items }] })),
    )
  const [was, is] = [withRegions({ E1: 'Hartlepool' }), withRegions({ E1: 'Hartlepool and Seaham' })]
  const one = { id: 'a', answers: { ...sample, more: { code: 'E1', name: 'Hartlepool' } } }
  expect(impactOn(was, is, one).appearing).toMatchObject([{ code: 'no-region', pointer: '/more' }])
  expect(followsAtOnce(was, is, one, rebase(one.answers, was.bundle, is))).toBe(false)
})

const PLACE = {
  format: 'region',
  properties: { code: { type: 'string' }, name: { type: 'string' } },
  required: ['code', 'name'],
}

function withField(field: object = { type: 'string' }): string {
  const schema = JSON.parse(files.get('2026/schema.json')!) as { properties: object; required: string[] }
  return JSON.stringify({
    ...schema,
    properties: { ...schema.properties, more: { ...field, title: '补充' } },
    required: [...schema.required, 'more'],
  })
}
