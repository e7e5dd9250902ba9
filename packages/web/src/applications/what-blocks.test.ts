import type { WorkflowTransition } from '@formwright/definition'
import { expect, test } from 'vitest'
import { whatBlocks } from './what-blocks.ts'

const bundle = { form: { id: 'f', title: 'f', agency: 'a' } }
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
  openNotes: 0,
  checklist: {
    items: [{ id: 'one', title: '逐条对照', done: false, by: null, at: null }],
    spotChecks: [],
    methods: [],
  },
  deadline: '2024年7月31日',
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
  expect(whatBlocks({ ...facts, openNotes: 1, transition })).toEqual([
    { text: 'open-notes', severity: 'info' },
  ])
})

test.each<[string, Pick<WorkflowTransition, 'requires' | 'filled'>, string[]]>([
  // the checklist was looked at in its tab; only the report requires it
  ['recommend', { requires: ['opinion', 'quota'] }, []],
  ['report', { requires: ['checklist'], filled: ['/seal'] }, ['need-filled', 'need-checklist']],
  ['submit', { requires: ['no-errors', 'within-window'] }, ['deadline-over', 'need-no-errors']],
  ['return', { requires: ['notes'] }, ['return-late', 'need-notes']],
])('%s is kept from by what it requires, and by nothing else', (id, asked, expected) => {
  const transition = { id, title: id, to: 'next', by: ['province'], ...asked }
  expect(whatBlocks({ ...facts, transition }).map(({ text }) => text)).toEqual(expected)
})
