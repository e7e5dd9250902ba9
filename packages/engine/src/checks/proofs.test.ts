import { describe, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '../compile-form.ts'

const number = { type: 'number', title: '数量' }
const form = (group: object) =>
  compileForm(bundleOf({ fields: { group: { type: 'object', title: '组', 'x-id': 'group', ...group } } }))
const codes = (group: object, value: unknown, beside: object = {}) =>
  form(group)
    .assess({ group: value, ...beside })
    .findings.map(({ code }) => code)

/** What a group may hold in which a number stands, and an answer with a positive one. */
const HOLDERS: readonly (readonly [name: string, group: object, positive: unknown])[] = [
  ['a number', { properties: { n: number } }, { n: 1 }],
  ['a number or null', { properties: { n: { ...number, type: ['integer', 'null'] } } }, { n: 1 }],
  ['one of some numbers', { properties: { n: { title: '数量', enum: [0, 1, 2] } } }, { n: 2 }],
  [
    'a number with a title',
    {
      properties: {
        n: {
          title: '数量',
          oneOf: [
            { const: 0, title: '没有' },
            { const: 1, title: '有' },
          ],
        },
      },
    },
    { n: 1 },
  ],
  ['entries of a map', { additionalProperties: number }, { any: 1 }],
  [
    'rows',
    {
      properties: {
        rows: { type: 'array', title: '行', items: { type: 'object', properties: { n: number } } },
      },
    },
    { rows: [{ n: 0 }, { n: 3 }] },
  ],
  [
    'a branch',
    {
      properties: { kind: { type: 'string', title: '类', enum: ['a', 'b'] } },
      oneOf: [
        { properties: { kind: { const: 'a' }, n: number } },
        { properties: { kind: { const: 'b' }, other: { type: 'string', title: '别的' } } },
      ],
    },
    { kind: 'a', n: 1 },
  ],
]

describe.each(HOLDERS)('numbers of a group: %s', (_name, group, positive) => {
  test('a positive one asks for evidence, and for the rows of a list', () => {
    const evidence = { ...group, 'x-evidence': { when: 'positive' } }
    expect(codes(evidence, positive)).toContain('evidence')
    expect(codes(evidence, {})).not.toContain('evidence')
    const attachments = [{ target: 'group', kind: 'evidence', name: 'a.pdf' }]
    expect(codes(evidence, positive, { attachments })).not.toContain('evidence')
    const list = { ...group, 'x-list': { columns: [{ key: 'name', title: '名称' }] } }
    expect(codes(list, positive)).toContain('list')
    expect(codes(list, {})).not.toContain('list')
  })
})

test('a number in a branch that does not apply asks for nothing', () => {
  const [, group] = HOLDERS.at(-1)!
  expect(codes({ ...group, 'x-evidence': { when: 'positive' } }, { kind: 'b', n: 1 })).not.toContain(
    'evidence',
  )
})

test('a file that names its field as a pointer is told the dotted path', () => {
  const group = { properties: { n: number }, 'x-evidence': { when: 'optional' } }
  const reported = (target: string) =>
    form(group).assess({ attachments: [{ target, kind: 'evidence', name: 'a.pdf' }] }).findings[0]
  expect(reported('/group')).toMatchObject({ code: 'unknown', fix: { '/attachments/0/target': 'group' } })
  expect(reported('/group')?.message).toContain('“group”')
  expect(reported('/other')).toMatchObject({ removes: '/attachments/0' })
})

test('the rows of a list are where its field says, whatever is in its name', () => {
  const list = { 'x-list': { columns: [{ key: 'name', title: '名称' }] } }
  const fields = { 'a.b/c': { ...number, ...list, 'x-id': 'abc' } }
  const answers = { 'a.b/c': 2, lists: { 'a~2b/c': [{ name: '一' }] } }
  const { findings } = compileForm(bundleOf({ fields })).assess(answers)
  expect(findings).toMatchObject([{ code: 'list-rows', related: ['/lists/a~02b~1c'] }])
})
