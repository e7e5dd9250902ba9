import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { diff } from './diff.ts'
import { changeInLanguage } from './in-language.ts'
import { quotedTexts } from './quoted-texts.ts'
import { explainChange } from './sentences.ts'

const TEXTS = {
  language: 'en',
  texts: {
    申报表: 'Form',
    职工人数: 'Staff',
    营业收入: 'Income',
    利润: 'Profit',
    有: 'Yes',
    无: 'No',
    基地: 'Bases',
    年产: 'Yearly output',
    名称: 'Name',
  },
}
const bases = (...columns: string[]) => ({
  title: '基地',
  type: 'array',
  'x-id': 'bases',
  items: {
    type: 'object',
    properties: Object.fromEntries(columns.map((title) => [title, { title, type: 'string' }])),
  },
})
const edition = (fields: Record<string, object>) => bundleOf({ fields, files: { 'texts/en.json': TEXTS } })

const before = edition({
  staff: { title: '职工人数', type: 'integer', 'x-id': 'staff' },
  profit: { title: '利润', type: 'number', 'x-id': 'profit' },
  bases: bases('名称'),
})
const after = edition({
  staff: { title: '从业人员数', type: 'integer', 'x-id': 'staff' },
  income: { title: '营业收入', type: 'number', 'x-id': 'income' },
  bases: bases('名称', '年产'),
})
const changes = diff(before, after)

const told = (language: string) =>
  changes.map((change) => explainChange(changeInLanguage(change, [after, before], language), language))

test('a reader of another language is told of a form’s fields by their names in it', () => {
  const all = told('en')
  expect(all).toContain('The field “Profit” is gone')
  expect(all.find((one) => one.includes('Income'))).toMatch(/^The field “Income” is new/)
  expect(all.find((one) => one.includes('Yearly output'))).toContain('Bases')
  // what nobody translated stays as it is written
  expect(all).toContain('The field “Staff” is called “从业人员数” now')
})

test('a rule that is new or gone is told in its words, with the fields that it names, in the reader’s language', () => {
  const fields = { staff: { title: '职工人数', type: 'integer', 'x-id': 'staff' } }
  const rule = { id: 'R-1', check: 'staff > 1', at: '/staff', message: '职工{staff}人，太少' }
  const texts = { ...TEXTS, texts: { ...TEXTS.texts, [rule.message]: 'Too few: {staff}' } }
  const withRule = bundleOf({ fields, rules: [rule], files: { 'texts/en.json': texts } })
  const without = bundleOf({ fields, files: { 'texts/en.json': TEXTS } })
  const lines = (one: typeof withRule, other: typeof withRule) =>
    diff(one, other)
      .filter(({ kind }) => kind.startsWith('rule-'))
      .map((change) => explainChange(changeInLanguage(change, [other, one].map(quotedTexts), 'en'), 'en'))
  expect(lines(withRule, without)).toEqual(['The rule R-1 is gone: Too few: “Staff”'])
  expect(lines(without, withRule)).toEqual([expect.stringContaining('Too few: “Staff”')])
})

test('two texts that the translation does not tell apart are told as they are written', () => {
  const corrected = { ...TEXTS, texts: { ...TEXTS.texts, 从业人员数: 'Staff' } }
  const newer = bundleOf({
    fields: { staff: { title: '从业人员数', type: 'integer', 'x-id': 'staff' } },
    files: { 'texts/en.json': corrected },
  })
  const older = edition({ staff: { title: '职工人数', type: 'integer', 'x-id': 'staff' } })
  const renamed = diff(older, newer).find(({ kind }) => kind === 'field-title')!
  expect(explainChange(changeInLanguage(renamed, [newer, older], 'en'), 'en')).toBe(
    'The field “职工人数” is called “从业人员数” now',
  )
})

test('in the form’s own language, and of translations, nothing is said otherwise', () => {
  expect(told('zh-CN')).toEqual(changes.map((change) => explainChange(change, 'zh-CN')))
  const retold = bundleOf({
    fields: { staff: { title: '职工人数', type: 'integer', 'x-id': 'staff' } },
    files: { 'texts/en.json': { ...TEXTS, texts: { ...TEXTS.texts, 职工人数: 'Employees' } } },
  })
  const older = edition({ staff: { title: '职工人数', type: 'integer', 'x-id': 'staff' } })
  for (const change of diff(older, retold))
    expect(changeInLanguage(change, [retold, older], 'en')).toEqual(change)
})
