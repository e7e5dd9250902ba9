import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { layOut, textOf } from '@formwright/paper'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'
import { paperViews } from './paper.ts'
import { sheetViews } from './sheets.ts'

const bundle = bundleOf({
  part: 'p',
  years: { report: [2021, 2022] },
  fields: {
    has: {
      type: 'string',
      title: '有无',
      'x-id': 'has',
      oneOf: [
        { const: 'yes', title: '有' },
        { const: 'no', title: '没有' },
      ],
    },
    plan: { type: 'string', title: '规划', 'x-id': 'plan', 'x-words': 5, 'x-evidence': { when: 'always' } },
    parks: {
      type: 'object',
      title: '园区',
      'x-id': 'parks',
      'x-list': { columns: [{ key: 'name', title: '园名', required: true }] },
      properties: {
        count: { type: 'integer', title: '数量', 'x-id': 'parks.count', 'x-unit': '个' },
        names: {
          type: 'array',
          title: '名称',
          'x-id': 'parks.names',
          items: { type: 'string' },
          'x-count': 'count',
        },
      },
      required: ['count', 'names'],
    },
  },
  schema: { required: ['has', 'plan', 'parks'] },
  rules: [
    { id: 'V', visible: "p.has == 'yes'", at: ['/p/plan', '/p/parks'] },
    { id: 'R', check: "p.plan != '规划文本很长很长'", at: '/p/plan' },
  ],
  blocks: [
    {
      columns: [50, 100],
      rows: ['has', 'plan', 'parks'].map((key) => [{ label: `/${key}` }, { field: `/${key}` }]),
    },
  ],
})
const answersWith = (has: string) => ({
  p: { has, plan: '规划文本很长很长', parks: { count: 2, names: ['甲园'] } },
  lists: { 'p.parks': [{}] },
  attachments: [{ target: 'p.parks', kind: 'list', name: '甲园.xlsx' }],
})

test('what is hidden is neither checked nor printed nor exported, and is there when it is shown again', async () => {
  const store = compileForm(bundle).open(answersWith('yes'))
  const codes = () => [...new Set(store.findings().map(({ code }) => code))].sort()
  const all = ['R', 'evidence', 'list-rows', 'names', 'required', 'words']
  expect(codes()).toEqual(all)
  store.set('/p/has', 'no')
  expect(codes()).toEqual([])
  expect(compileForm(bundle).assess(store.answers).findings).toEqual([])
  expect(store.progress()).toMatchObject({ required: 1, filled: 1, ready: true })

  const printed = (answers: unknown) => textOf(layOut(bundle, paperViews, answers)).join('\n')
  expect(printed(store.answers)).not.toMatch(/很长|甲园/)
  expect(printed(answersWith('yes'))).toMatch(/很长[\s\S]*甲园/)

  const workbook = await writeWorkbook(bundle, sheetViews, store.answers)
  const read = await readWorkbook(workbook, bundle, sheetViews)
  expect(JSON.stringify(read.answers)).not.toMatch(/很长|甲园/)
  expect(read.changed).toEqual([])

  store.set('/p/has', 'yes')
  expect(store.answers).toEqual(answersWith('yes'))
  expect(codes()).toEqual(all)
})

test('what only a branch holds that does not apply is neither checked nor printed nor in the workbook', async () => {
  const title = 'Parent company'
  const branched = bundleOf({
    part: 'p',
    fields: {
      owned: {
        type: 'string',
        title: 'Owned',
        oneOf: [
          { const: 'yes', title: 'Y' },
          { const: 'no', title: 'N' },
        ],
      },
    },
    schema: {
      if: { properties: { owned: { const: 'yes' } }, required: ['owned'] },
      // oxlint-disable-next-line unicorn/no-thenable
      then: { properties: { parent: { type: 'string', title } } },
    },
    rules: [{ id: 'R', check: "p.parent != 'Armor'", at: '/p/parent' }],
    blocks: [{ columns: [50, 100], rows: [[{ label: '/parent' }, { field: '/parent' }]] }],
  })
  const { applies, assess } = compileForm(branched)
  const answersOf = (owned: string) => ({ p: { owned, parent: 'Armor' } })
  const printed = (owned: string) =>
    textOf(layOut(branched, paperViews, answersOf(owned), { applies })).join('\n')
  const written = async (owned: string) =>
    readWorkbook(
      await writeWorkbook(branched, sheetViews, answersOf(owned), { applies }),
      branched,
      sheetViews,
    )
  expect(printed('yes')).toContain('Armor')
  expect(printed('no')).not.toContain('Armor')
  expect(JSON.stringify((await written('yes')).answers)).toContain('Armor')
  expect(JSON.stringify((await written('no')).answers)).not.toContain('Armor')
  expect(assess(answersOf('yes')).findings.map(({ code }) => code)).toEqual(['R'])
  expect(assess(answersOf('no')).findings).toEqual([])
})
