import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { carry, tryCarry } from './carry.ts'
import { explainLeft } from './left.ts'

const text = (title: string, id: string) => ({ type: 'string', title, 'x-id': id })

const fields = { has: 'same', what: 'same', length: 'same', rows: 'same', kind: 'same' }

/** A field that a condition hides, rows with one, a group whose branches hold members, and a formula. */
const form = (edition: string) =>
  bundleOf({
    fields: {
      has: { type: 'string', enum: ['yes', 'no'], title: '有无', 'x-id': 'has' },
      what: text('说明', 'what'),
      length: { type: 'number', title: '字数', readOnly: true, 'x-id': 'length' },
      rows: {
        type: 'array',
        title: '人员',
        'x-id': 'rows',
        items: {
          type: 'object',
          properties: { name: { type: 'string', title: '姓名' }, note: { type: 'string', title: '备注' } },
        },
      },
      kind: {
        type: 'object',
        title: '类别',
        'x-id': 'kind',
        properties: { is: { type: 'string', enum: ['a', 'b'], title: '哪类' } },
        if: { properties: { is: { const: 'a' } }, required: ['is'] },
        // oxlint-disable-next-line unicorn/no-thenable
        then: { properties: { a: { type: 'string', title: '甲类说明' } } },
      },
    },
    rules: [
      { id: 'V', at: '/what', visible: "has == 'yes'" },
      { id: 'W', at: '/length', visible: "has == 'yes'" },
      { id: 'C', at: '/length', compute: 'size(what)' },
      { id: 'N', each: { row: 'rows' }, at: '/rows/{row}/note', visible: "row.name == '甲'" },
    ],
    files: { 'carry.json': { from: edition, fields, dropped: {} } },
  })

const ANSWERS = {
  has: 'no',
  what: '写过的',
  length: 3,
  rows: [
    { name: '甲', note: '留下' },
    { name: '乙', note: '藏起' },
  ],
  kind: { is: 'b', a: '曾是甲类' },
  attachments: [{ target: 'what', name: '说明.pdf' }],
}

test('what a condition or a branch hid is not carried, and told by the names of its fields', () => {
  const { answers, left } = carry(form('2023'), compileForm(form('2024')), ANSWERS)
  expect(answers).toEqual({
    has: 'no',
    rows: [{ name: '甲', note: '留下' }, { name: '乙' }],
    kind: { is: 'b' },
  })
  expect(left.map(({ reason, pointer, label, value }) => [reason, pointer, label, value])).toEqual([
    ['hidden', '/what', '说明', '写过的'],
    ['hidden', '/attachments/0', '说明｜说明.pdf', ANSWERS.attachments[0]],
    ['hidden', '/rows/1/note', '人员｜备注', '藏起'],
    ['hidden', '/kind/a', '类别｜甲类说明', '曾是甲类'],
  ])
  expect(explainLeft(left[0]!)).toContain('“说明”没有带入')
})

test('where nothing is hidden nothing is said, nor of what an edition would do to stored answers', () => {
  const shown = { has: 'yes', what: '写过的', length: 3, kind: { is: 'a', a: '甲类' } }
  expect(carry(form('2023'), compileForm(form('2024')), shown).left).toEqual([])
  expect(tryCarry(form('2023'), compileForm(form('2024')), ANSWERS).left).toEqual([])
})
