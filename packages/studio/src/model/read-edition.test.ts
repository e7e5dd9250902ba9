import { expect, test } from 'vitest'
import { lint } from '@formwright/authoring'
import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import { fieldTypes } from '@formwright/fields'
import { withChanges } from '../document/file-edits.ts'
import type { Act } from '../edits/act.ts'
import { setKeyword } from '../edits/change-field.ts'
import { setEditionSource, setEditionTitle, setInEdition } from '../edits/edition.ts'
import { setFormFact } from '../edits/form-facts.ts'
import { changeMember } from '../edits/members.ts'
import { setStateTitle, setWorkflowShape } from '../edits/workflow.ts'
import { changeRule } from '../edits/rules.ts'
import { readEdition } from './read-edition.ts'
import { modelOf } from './studio-model.ts'

const start = filesOf({
  fields: {
    sum: { 'x-id': 'sum', title: '金额', type: 'number', 'x-unit': '万元' },
    rows: {
      'x-id': 'rows',
      title: '清单',
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string', title: '名称' } } },
    },
  },
  rules: [{ id: 'R-1', severity: 'error', check: 'sum > 0', at: '/sum', message: '应大于 0' }],
})
const started = modelOf(start, '2024')!
const files = withChanges(start, setWorkflowShape(started, 'report').changes)
const model = modelOf(files, '2024')!

const WORDS: readonly (readonly [what: string, (text: string) => Act])[] = [
  ['the label', (text) => setKeyword(model, '/sum', 'title', text)],
  ['the help', (text) => setKeyword(model, '/sum', 'description', text)],
  ['what is asked as evidence', (note) => setKeyword(model, '/sum', 'x-evidence', { when: 'always', note })],
  ['the title of the edition', (text) => setEditionTitle(model, text)],
  ['a state', (text) => setStateTitle(model, 'draft', text)],
  ['a message', (message) => changeRule(model, '', 0, { message })],
]
const TEXTS = [
  '',
  ' ',
  '　',
  '{A.0}',
  '{report.last+99}',
  '{',
  '"\\',
  '\0',
  '\uD800',
  '甲\n乙',
  '__proto__',
  '😀',
]

test.each(WORDS.flatMap(([what, write]) => TEXTS.map((text) => [what, text, write] as const)))(
  '%s says %j: the form is shown, and what is wrong with it is told',
  (_, text, write) => {
    const now = withChanges(files, write(text).changes)
    const read = readEdition(now, '2024', model.loaded)
    expect(read.bundle).toBeDefined()
    const strict = parseForm(now, '2024')
    if (strict.bundle) return
    // nobody publishes it, and beside what is wrong the rest is looked at
    const reported = lint(strict, fieldTypes).map(({ code }) => code)
    expect(reported).toContain(text.includes('{') ? 'year-placeholder' : 'text-empty')
  },
)

test('a column, or a line of its list, that is called by nothing is told', () => {
  const codesAfter = ({ changes }: Act) =>
    lint(parseForm(withChanges(files, changes), '2024'), fieldTypes).map(({ code }) => code)
  expect(codesAfter(changeMember(model, '/rows', 'columns', 'name', { title: '' }))).toContain(
    'column-untitled',
  )
  const list = { columns: [{ key: 'name', title: ' ' }] }
  expect(codesAfter(setKeyword(model, '/sum', 'x-list', list))).toContain('column-untitled')
})

test.each([
  [[2022, 2023], true],
  [[2022, 20233], false],
  [[2022], false],
])('years %j leave a form that can be read: %j', (years, isRead) => {
  const { changes } = setInEdition(model, '/years/report', years)
  expect(readEdition(withChanges(files, changes), '2024').bundle !== undefined).toBe(isRead)
})

test('decimals that no number has leave none', () => {
  const readWith = (decimals: number) =>
    readEdition(withChanges(files, setKeyword(model, '/sum', 'x-decimals', decimals).changes), '2024')
  expect(readWith(2).bundle).toBeDefined()
  expect(readWith(-1)).toMatchObject({ problems: [{ file: '2024/schema.json' }] })
  expect(readWith(-1).bundle).toBeUndefined()
})

test.each(['', ' ', '甲'])(
  'the notice and the regulation that a form follows may be said or not: “%s”',
  (text) => {
    for (const { changes } of [setEditionSource(model, text), setFormFact(model, 'source', text)]) {
      const now = withChanges(files, changes)
      expect(parseForm(now, '2024').problems).toEqual(parseForm(files, '2024').problems)
      const sources = ['form.json', '2024/edition.json'].map((path) => JSON.parse(now.get(path)!).source)
      expect(sources).toContain(text.trim() === '' ? undefined : text)
    }
  },
)
