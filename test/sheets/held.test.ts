import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { sheetViews } from '@formwright/fields/sheets'
import { changesIn, keptIn, readWorkbook, writeWorkbook } from '@formwright/sheets'

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
  expect(keptIn(imported, {}, bundle).map(({ pointer, after }) => [pointer, after])).toEqual([
    ['/name', '甲'],
    ['/rows', answers.rows],
  ])
  expect(keptIn(imported, { name: '乙' }, bundle).map(({ pointer }) => pointer)).toEqual(['/rows'])
  expect(keptIn(imported, answers, bundle)).toEqual([])
})

test('so are years that follow its date, and the rows of a 清单', async () => {
  const dated = bundleOf({
    part: 'firm',
    years: { report: { from: '/firm/appliedOn', count: 3, otherwise: 2017 } },
    fields: {
      appliedOn: { type: 'string', format: 'date', title: '申请日期' },
      sales: {
        type: 'object',
        title: '销售收入',
        'x-annual': 'report',
        additionalProperties: { type: 'number', 'x-unit': '万元' },
      },
      patents: {
        type: 'integer',
        title: '专利数',
        'x-list': { title: '专利清单', columns: [{ key: 'name', title: '名称' }] },
      },
    },
  })
  const filled = {
    firm: { appliedOn: '2024-05-01', sales: { y2022: 6, y2023: 7 }, patents: 1 },
    lists: { 'firm.patents': [{ name: '甲' }] },
  }
  const imported = await readWorkbook(await writeWorkbook(dated, sheetViews, filled), dated, sheetViews)
  expect(keptIn(imported, {}, dated).map(({ pointer, after }) => [pointer, after])).toEqual([
    ['/firm/appliedOn', '2024-05-01'],
    ['/firm/sales/y2022', 6],
    ['/firm/sales/y2023', 7],
    ['/firm/patents', 1],
    ['/lists/firm.patents', [{ name: '甲' }]],
  ])
})
