import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'
import { countFindings } from '../findings/finding.ts'

const row = {
  type: 'object',
  properties: {
    name: { type: 'string', title: '名称', 'x-id': 'name' },
    sum: { type: 'number', title: '金额', 'x-id': 'sum' },
  },
  required: ['name'],
}
const rows = (id: string, items: object = row) => ({ type: 'array', title: '行', 'x-id': id, items })
const inner = {
  type: 'object',
  title: '项目',
  properties: { rows: rows('inner') },
}

const form = compileForm(
  bundleOf({
    part: 'p',
    schema: { additionalProperties: false },
    fields: {
      rows: rows('rows'),
      groups: rows('groups', inner),
      count: {
        type: 'integer',
        title: '数量',
        'x-id': 'count',
        'x-list': {
          columns: [
            { key: 'name', title: '名称', required: true },
            { key: 'day', title: '日期', type: 'date' },
          ],
        },
      },
    },
  }),
)
const many = (count: number, value: object) => Array.from({ length: count }, () => ({ ...value }))

test.each([
  ['rows that lack one thing', { p: { rows: many(1128, { sum: 1 }) } }, 1128, 1128],
  ['rows with two kinds of mistakes', { p: { rows: many(700, { sum: '多' }) } }, 1400, 700],
  [
    'a kind that is first met far behind',
    { p: { rows: [...many(500, {}), ...many(30, { name: '甲', sum: '多' })] } },
    530,
    500,
  ],
  ['lists in a few rows', { p: { groups: many(3, { rows: many(400, {}) }) } }, 1200, 1200],
  ['lists in many rows', { p: { groups: many(60, { rows: many(30, {}) }) } }, 1800, 1800],
  [
    'a list behind a count',
    { p: { count: 900 }, lists: { 'p.count': many(900, { day: '明天' }) } },
    1800,
    900,
  ],
  [
    'members that there are no fields for',
    { p: Object.fromEntries(many(640, {}).map((_, n) => [`m${n}`, 1])) },
    640,
    0,
  ],
  ['lists of no field', { lists: Object.fromEntries(many(230, {}).map((_, n) => [`/l${n}`, []])) }, 230, 0],
  ['files', { attachments: many(450, { target: '/none', kind: 'evidence', name: 'a' }) }, 450, 0],
])('all findings about %s are counted, and few are put into words', (_name, answers, errors, missing) => {
  const { findings, progress } = form.assess(answers)
  expect(countFindings(findings)).toBe(errors)
  expect([progress.errors, progress.missing]).toEqual([errors, missing])
  expect(findings.length).toBeLessThan(420)
  for (const { message } of findings) expect(message).not.toBe('')
  const counted = findings.filter(({ more }) => more !== undefined)
  for (const { message, more } of counted)
    expect(message.split(`还有 ${more} 条同样的问题`).length, message).toBe(2)
})

test('each of a few rows is counted for itself', () => {
  const { findings } = form.assess({ p: { groups: many(3, { rows: many(400, {}) }) } })
  const of = (index: number) =>
    countFindings(findings.filter(({ pointer }) => pointer.startsWith(`/p/groups/${index}/`)))
  expect([of(0), of(1), of(2)]).toEqual([400, 400, 400])
})

test('counts stay true while rows are corrected one by one', () => {
  const store = form.open({ p: { rows: many(300, {}) } })
  expect(store.progress().errors).toBe(300)
  store.set('/p/rows/0/name', '甲')
  store.set('/p/rows/299/name', '乙')
  expect(store.progress().errors).toBe(298)
  expect(countFindings(store.findings())).toBe(298)
  store.undo()
  expect(store.progress().errors).toBe(299)
})

test('of more wrong entries than any list has, it is said that not all were counted', () => {
  const { findings } = form.assess({ p: { rows: many(30_000, {}) } })
  const last = findings.find(({ more }) => more !== undefined)
  expect(last?.message).toContain(`还有 ${last?.more?.toLocaleString('en')} 条以上同样的问题`)
  expect(last?.more).toBeGreaterThan(10_000)
})
