import type { WorkflowTransition } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { blockersOf } from './blockers-of.ts'

const bundle = bundleOf({ form: { id: 'f', title: 'f', agency: 'a' } })
const application = {
  state: 'submitted',
  window: { from: '2024-01-01', until: '2024-07-31', closes: '2024-07-30', open: false },
  rights: { read: true, edit: [], attach: [], transitions: ['recommend', 'report'], review: true },
  outdatedScans: [],
}
const missing = {
  code: 'required',
  severity: 'error' as const,
  kind: 'completeness' as const,
  pointer: '/a',
  related: [],
  message: '“甲”不得空缺。',
  values: {},
  source: '',
  check: '',
  part: 'a',
}
const facts = {
  application,
  bundle,
  answers: {},
  findings: [missing],
  carried: [],
  openNotes: [],
  checklist: {
    items: [{ id: 'one', title: '逐条对照', done: false, by: null, at: null }],
    spotChecks: [],
    methods: [],
  },
  deadline: '2024年7月31日',
  closed: 'deadline-over',
  quota: undefined,
  say: (name: string) => name,
  labelOf: (pointer: string) => pointer,
}

test('a note that is not settled is said before a recommendation, and keeps nobody from it', () => {
  const transition = {
    id: 'recommend',
    title: '',
    to: 'next',
    by: ['province'],
    requires: ['opinion' as const],
  }
  const openNotes = [{ label: '面积', text: '与佐证不符' }]
  const said = { text: 'open-notes', items: ['面积colon与佐证不符'], severity: 'warning' }
  const checked = { ...facts.checklist, items: [] }
  expect(blockersOf({ ...facts, openNotes, checklist: checked, transition })).toEqual([said])
  // passing it on further is the same question; to return it is to send them
  const onwards = { ...transition, requires: [] }
  expect(blockersOf({ ...facts, openNotes, checklist: checked, transition: onwards })).toEqual([said])
  const back = { ...transition, requires: ['notes' as const] }
  expect(blockersOf({ ...facts, openNotes, transition: back }).map(({ text }) => text)).toEqual([
    'return-late',
  ])
})

test.each<[string, Pick<WorkflowTransition, 'requires' | 'filled'>, string[]]>([
  // only the report requires the checklist: before, it is said how far it is
  ['recommend', { requires: ['opinion', 'quota'] }, ['checklist-so-far']],
  ['report', { requires: ['checklist'], filled: ['/seal'] }, ['need-filled', 'need-checklist']],
  ['submit', { requires: ['no-errors', 'within-window'] }, ['deadline-over', 'need-no-errors']],
  ['return', { requires: ['notes'] }, ['return-late', 'need-notes']],
])('%s is kept from by what it requires, and by nothing else', (id, asked, expected) => {
  const transition = { id, title: id, to: 'next', by: ['province'], ...asked }
  expect(blockersOf({ ...facts, transition }).map(({ text }) => text)).toEqual(expected)
})

test.each([
  [{ limit: 8, held: 3 }, 'quota-left', 'info'],
  [{ limit: 8, held: 8 }, 'need-quota', undefined],
])('the places that are left are said before one is taken: %j', (quota, text, severity) => {
  const transition = {
    id: 'recommend',
    title: '',
    to: 'next',
    by: ['province'],
    requires: ['quota' as const],
  }
  const checklist = { ...facts.checklist, items: [] }
  expect(blockersOf({ ...facts, checklist, quota, transition })).toEqual([
    { text, ...(severity ? { severity } : {}) },
  ])
})

test('what was brought in and nobody confirmed is said before the form is handed in, and only then', () => {
  const submit = {
    id: 'submit',
    title: '',
    to: 'in',
    by: ['county'],
    requires: ['warnings-explained' as const],
  }
  const carried = ['/a/one', '/a/two']
  expect(blockersOf({ ...facts, findings: [], carried, checklist: undefined, transition: submit })).toEqual([
    { text: 'carried-unconfirmed', items: carried, pointer: '/a/one', severity: 'warning' },
  ])
  const onwards = { ...submit, requires: [] }
  expect(blockersOf({ ...facts, carried, checklist: undefined, transition: onwards })).toEqual([])
})

test('of many things the first are shown in order, with how many more there are', () => {
  const places = Array.from({ length: 78 }, (_, n) => `/a${n}`)
  const transition = {
    id: 'submit',
    title: '',
    to: 'next',
    by: ['a'],
    requires: ['warnings-explained' as const],
  }
  expect(blockersOf({ ...facts, transition, carried: places })).toContainEqual(
    expect.objectContaining({ items: places.slice(0, 5), more: 73 }),
  )
})
