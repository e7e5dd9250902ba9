import { expect, test } from 'vitest'
import { parseForm } from '@formwright/definition'
import { filesOf } from '@formwright/definition/testing'
import type { SmallForm } from '@formwright/definition/testing'
import { lint } from './lint.ts'

const reported = (form: SmallForm, code: RegExp) =>
  lint(parseForm(filesOf(form)), []).flatMap((problem) =>
    code.test(problem.code) ? [`${problem.code} ${problem.pointer}`] : [],
  )

const CHECKS = ['no-errors', 'warnings-explained', 'within-window']
const step = (id: string, to: string, by: string, requires: readonly string[] = []) => ({
  id,
  title: id,
  to,
  by: [by],
  ...(requires.length > 0 ? { requires } : {}),
})
const decided = {
  submitted: { title: '已交', read: ['office', 'county'], transitions: [step('accept', 'done', 'office')] },
  done: { title: '办结', read: ['office', 'county'] },
}
const flowOf = (states: object): SmallForm => ({
  form: {
    roles: {
      county: { title: '县', level: 'county' },
      chief: { title: '负责人', level: 'county' },
      office: { title: '省', level: 'province' },
    },
    workflow: { start: 'draft', states: { ...states, ...decided } },
  },
  fields: { name: { type: 'string', title: '名称' } },
})
const draft = (...transitions: object[]) => ({
  draft: { title: '草稿', read: ['county'], edit: { county: ['/name'] }, transitions },
})

test.each([
  [
    'what is finished first, and handed in by a step of its own',
    flowOf({
      ...draft(step('finish', 'ready', 'county')),
      ready: {
        title: '待交',
        read: ['county'],
        transitions: [step('change', 'draft', 'county'), step('submit', 'submitted', 'county', CHECKS)],
      },
    }),
  ],
  [
    'what a colleague looks through and hands in',
    flowOf({
      ...draft(step('show', 'inner', 'county')),
      inner: {
        title: '内部审核',
        read: ['county', 'chief'],
        edit: { chief: ['/name'] },
        transitions: [step('back', 'draft', 'chief'), step('submit', 'submitted', 'chief', CHECKS)],
      },
    }),
  ],
  [
    'what is given up, and may be taken up again by others',
    flowOf({
      ...draft(step('drop', 'gone', 'county'), step('submit', 'submitted', 'county', CHECKS)),
      gone: { title: '作废', read: ['county', 'office'], transitions: [step('restore', 'draft', 'office')] },
    }),
  ],
])('nothing is handed in unchecked: %s', (_, form) => {
  expect(reported(form, /^(?:hands-in|window-)/)).toEqual([])
})

test('what is handed in unchecked by the second of two steps is told there', () => {
  const form = flowOf({
    ...draft(step('finish', 'ready', 'county')),
    ready: { title: '待交', read: ['county'], transitions: [step('submit', 'submitted', 'county')] },
  })
  expect(reported(form, /^hands-in/)).toEqual(['hands-in-errors /workflow/states/draft/transitions/0'])
})

test('what a branch only looks at, and what holds a given value, does not stay empty', () => {
  const amount = { type: 'number', title: '金额', 'x-unit': '万元' }
  const form = {
    fields: {
      kind: { type: 'string', title: '类', enum: ['甲', '乙'] },
      amount,
      about: {
        type: 'object',
        title: '说明',
        readOnly: true,
        properties: { version: { type: 'string', title: '版本', const: '1' } },
      },
      empty: { ...amount, title: '空着', readOnly: true },
    },
    schema: {
      if: { properties: { kind: { const: '甲' } }, required: ['kind'] },
      else: { properties: { amount: { readOnly: true } } },
    },
  }
  expect(reported(form, /^read-only/)).toEqual(['read-only-empty /properties/empty/readOnly'])
})

test('births and plans are of no year of a list', () => {
  const listOf = (title: string, type: string) => ({
    type: 'integer',
    title: '近三年引进人才数',
    'x-unit': '人',
    'x-list': {
      columns: [
        { key: 'name', title: '姓名' },
        { key: 'on', title, type },
      ],
    },
  })
  const fields = {
    born: listOf('出生日期', 'date'),
    planned: listOf('计划完成时间', 'month'),
    came: listOf('到岗时间', 'month'),
  }
  expect(reported({ fields }, /^list-years/)).toEqual(['list-years /properties/came/x-list/columns/1'])
})

test.each([
  ['words of an English form', 'en', ['none', 'part-time'], []],
  ['units', 'zh-CN', ['kg', 't'], []],
  ['codes of an English form', 'en', ['none', 'partTime'], ['options-untitled /properties/kind/enum']],
  ['words of another script', 'zh-CN', ['none', 'full'], ['options-untitled /properties/kind/enum']],
])('%s to choose from are told only where nobody reads them as they are', (_, language, values, expected) => {
  const kind = { type: 'string', title: 'x', enum: values }
  expect(reported({ form: { language }, fields: { kind } }, /options-untitled/)).toEqual(expected)
})

test('what a condition asks of a group, and options of several types, are in order', () => {
  const form: SmallForm = {
    fields: {
      kind: { type: 'string', title: '类别', enum: ['a', 'b'] },
      bank: { type: 'object', title: '账户', properties: { iban: { type: 'string', title: '账号' } } },
      status: {
        title: '状态',
        oneOf: [
          { const: 1, title: '草稿' },
          { const: 'x', title: '作废' },
        ],
      },
    },
    schema: {
      if: { properties: { kind: { const: 'a' } }, required: ['kind'] },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { bank: { required: ['iban'] } } },
    },
  }
  const codes = lint(parseForm(filesOf(form)), []).map(({ code }) => code)
  expect(codes.filter((code) => ['field-open', 'option-code'].includes(code))).toEqual([])
})
