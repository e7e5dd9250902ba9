import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseForm, valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { compileForm, equal, withValue } from '@formwright/engine'
import { samplesOf } from '../cases/case-files.ts'
import { startForm } from '../start/start-form.ts'
import { rebase } from './rebase.ts'

const files = startForm('x', 2026)
const loaded = parseForm(files, '2026')
const before = loaded.bundle!
const sample = samplesOf(loaded).get('sample') as Record<string, Json>

type Properties = Record<string, Record<string, Json>>

/** The form after a correction of its schema in mid-season. */
function corrected(change: (fields: Properties) => unknown) {
  const schema = JSON.parse(files.get('2026/schema.json')!) as { properties: Properties; required: string[] }
  change(schema.properties)
  schema.required = Object.keys(schema.properties)
  const after = new Map(files)
    .set('2026/schema.json', JSON.stringify(schema))
    .set('2026/rules.json', '{ "rules": [] }')
  return compileForm(parseForm(after, '2026').bundle!)
}

test('a change of words moves a draft at once', () => {
  const rebased = rebase(
    sample,
    before,
    corrected((fields) => (fields.staff!.title = '从业人数')),
  )
  expect(rebased).toMatchObject({ answers: sample, choices: [], aside: [] })
  expect(rebased.changes.map(({ kind }) => kind)).toContain('field-title')
})

test('a field that moved takes its answer, its list and its evidence along', () => {
  const form = corrected((fields) => {
    fields.plan = {
      title: '规划',
      type: 'object',
      properties: { has: fields.hasPlan! },
      required: ['has'],
      additionalProperties: false,
    }
    delete fields.hasPlan
  })
  const attachments = [{ target: 'hasPlan', kind: 'evidence', name: '规划.pdf' }]
  const { answers, moved, choices, aside } = rebase({ ...sample, attachments }, before, form)
  expect(answers).toMatchObject({
    plan: { has: 'no' },
    attachments: [{ target: 'plan.has', name: '规划.pdf' }],
  })
  expect(answers).not.toHaveProperty('hasPlan')
  expect(moved).toEqual([{ from: '/hasPlan', to: '/plan/has', label: '规划｜是否有发展规划' }])
  expect([choices, aside]).toEqual([[], []])
})

test('what has no place waits for a choice and is kept aside; who left it blank has nothing to choose', () => {
  const form = corrected((fields) => delete fields.staff)
  const { answers, choices, aside } = rebase(sample, before, form)
  expect(answers).not.toHaveProperty('staff')
  expect(choices).toMatchObject([{ change: { kind: 'field-removed' }, pointer: '/staff', value: 86 }])
  expect(aside).toMatchObject([{ pointer: '/staff', value: 86, label: '职工人数' }])
  const { staff: _, ...without } = sample
  expect(rebase(without, before, form)).toMatchObject({ choices: [], aside: [] })
})

const edits: readonly ((fields: Properties, key: string, other: string) => unknown)[] = [
  (fields, key) => delete fields[key],
  (fields, key) => (fields[key]!.type = 'string'),
  (fields, key) => (fields[key]!.minimum = 50),
  (fields, key) => (fields[key]!.oneOf = [{ const: 'yes', title: '有' }]),
  (fields, key) => (fields[key]!['x-id'] = `${key}.new`),
  (fields, key, other) => {
    const [one, two] = [fields[key]!, fields[other]!]
    fields[key] = two
    fields[other] = one
  },
  (fields, key) => {
    fields.box ??= { title: '组', type: 'object', properties: {}, additionalProperties: false }
    fields.box.properties = { ...(fields.box.properties as object), [key]: fields[key]! }
    delete fields[key]
  },
]

test('nothing that was typed is lost, whatever is corrected', () => {
  const keys = fc.constantFrom(...Object.keys(sample))
  const typed = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constant('无'),
    fc.constant({ y2024: 1, y2030: 2 }),
  )
  fc.assert(
    fc.property(
      fc.array(fc.record({ key: keys, other: keys, edit: fc.constantFrom(...edits) }), { maxLength: 4 }),
      fc.array(fc.record({ key: keys, value: typed }), { maxLength: 4 }),
      (changes, values) => {
        const form = corrected((fields) => {
          for (const { key, other, edit } of changes)
            if (fields[key] && fields[other]) edit(fields, key, other)
        })
        const answers = values.reduce<unknown>((now, { key, value }) => withValue(now, [key], value), {
          ...sample,
          stray: 'typed',
          lists: { hasPlan: [{ name: 'a' }] },
          attachments: [{ target: 'summary', kind: 'evidence', name: 'b' }],
        })
        const { answers: after, aside } = rebase(answers, before, form)
        const kept = [after, ...aside.map(({ value }) => value)].flatMap(leafValues)
        for (const value of leafValues(answers)) {
          const at = kept.findIndex((other) => equal(other, value))
          expect(at, JSON.stringify(value)).toBeGreaterThanOrEqual(0)
          kept.splice(at, 1)
        }
        expect(valueAt(after, '/stray')).toBe('typed')
      },
    ),
    { numRuns: 100 },
  )
})

/** What somebody typed: every text and number of a document; targets of files say where and move. */
function leafValues(value: unknown): Json[] {
  if (value === null || value === '' || (typeof value === 'string' && value.trim() === '')) return []
  if (typeof value !== 'object') return value === undefined ? [] : [value as Json]
  return Object.entries(value as object).flatMap(([key, item]) => (key === 'target' ? [] : leafValues(item)))
}
