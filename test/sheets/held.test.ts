import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { sheetViews } from '@formwright/fields/sheets'
import { changesIn, heldIn, readWorkbook, writeWorkbook } from '@formwright/sheets'

const text = (title: string, id: string) => ({ type: 'string', title, 'x-id': id })
const bundle = bundleOf({
  fields: {
    name: text('名称', 'name'),
    town: text('城市', 'town'),
    rows: {
      type: 'array',
      title: '项目',
      'x-id': 'rows',
      items: { type: 'object', properties: { what: { type: 'string', title: '内容' } } },
    },
  },
})
const answers = { name: '甲', rows: [{ what: '子' }] }

test('what an unchanged workbook of another application holds, and this one lacks, can be had', async () => {
  const imported = await readWorkbook(await writeWorkbook(bundle, sheetViews, answers), bundle, sheetViews)
  expect(changesIn(imported, {})).toEqual([])
  expect(heldIn(imported, {}, bundle).map(({ pointer, after }) => [pointer, after])).toEqual([
    ['/name', '甲'],
    ['/rows', answers.rows],
  ])
  expect(heldIn(imported, { name: '乙' }, bundle).map(({ pointer }) => pointer)).toEqual(['/rows'])
  expect(heldIn(imported, answers, bundle)).toEqual([])
})
