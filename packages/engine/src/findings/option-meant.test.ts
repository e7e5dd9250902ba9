import { bundleOf } from '@formwright/definition/testing'
import { expect, test } from 'vitest'
import { compileForm } from '../compile-form.ts'

const KINDS = ['发明专利', '实用新型专利', '外观设计专利', '软件著作权', '国有企业', '非国有企业']
const WAYS = ['受让', '自主研发', 'Profit', 'Non-profit organisation', '已公开', '未公开']

const form = compileForm(
  bundleOf({
    schema: {
      type: 'object',
      properties: {
        kind: { title: '类别', enum: KINDS },
        way: { title: '方式', enum: WAYS },
        held: {
          title: '清单',
          type: 'number',
          'x-list': {
            columns: [
              { key: 'kind', title: '类别', oneOf: KINDS.map((kind) => ({ const: kind, title: kind })) },
            ],
          },
        },
      },
    },
  }),
)

/** What is offered in place of each text. */
const offered = (answers: object) =>
  form.assess(answers).findings.flatMap(({ fix }) => (fix ? Object.values(fix) : []))

test.each([
  ['实用新型', ['实用新型专利']],
  ['发明', ['发明专利']],
  ['软著', ['软件著作权']],
  ['发明专利（授权）', ['发明专利']],
  ['国有', ['国有企业']],
  // several options resemble it, or what resembles it denies it
  ['专利', []],
  ['不是发明专利', []],
  ['xyz', []],
  // what differs in the very part that tells options apart is not the same
  ['发明专科', []],
])('of a choice that is written otherwise, the only option that can be meant is offered: %s', (kind, fix) => {
  expect(offered({ kind })).toEqual(fix)
  expect(offered({ held: 1, lists: { held: [{ kind }] } })).toEqual(fix)
})

test.each([
  ['受让、受赠或并购', ['受让']],
  ['profit-making', ['Profit']],
  ['non-profit', ['Non-profit organisation']],
  ['公开', ['已公开']],
])('in whatever language: %s', (way, fix) => {
  expect(offered({ way })).toEqual(fix)
})

test('the words of an option in place of its code are told as such, in a field and in a list alike', () => {
  const oneOf = [
    { const: 'a', title: '照明' },
    { const: 'b', title: '电机' },
  ]
  const columns = [{ key: 'kind', title: '类别', oneOf }]
  const both = compileForm(
    bundleOf({
      fields: {
        kind: { title: '类别', oneOf },
        held: { title: '清单', type: 'number', 'x-list': { columns } },
      },
    }),
  )
  const { findings } = both.assess({ kind: '照明', held: 1, lists: { held: [{ kind: '照明' }] } })
  expect(findings.map(({ message, fix }) => [/里存的是文字“照明”/.test(message), fix])).toEqual([
    [true, { '/kind': 'a' }],
    [true, { '/lists/held/0/kind': 'a' }],
  ])
})
