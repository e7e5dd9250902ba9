import { expect, test } from 'vitest'
import { localeOf } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { showWorkbook, writeTemplate } from '@formwright/sheets'
import { readXlsx } from 'hucre/xlsx'
import { listSheet } from './list-table/list-table.sheet.ts'
import { sheetViews } from './sheets.ts'

const amount = { type: 'number', title: '年产', 'x-unit': '吨' }
const name = { type: 'string', title: '名称' }
const rows = (title: string, properties: object) => ({
  type: 'array',
  title,
  items: { type: 'object', properties },
})

test.each([
  ['rows', rows('基地', { name, amount }), [{ name: '甲', amount: 1 }]],
  [
    'rows in rows',
    rows('园区', { name, bases: rows('基地', { name, amount }) }),
    [{ bases: [{ amount: 1 }] }],
  ],
  ['values of any kind', { type: 'object', title: '各地', additionalProperties: amount }, { 甲: 1 }],
  [
    'a matrix',
    {
      type: 'object',
      title: '收支',
      properties: Object.fromEntries(
        ['春', '秋'].map((title) => [
          title,
          {
            type: 'object',
            title,
            properties: { amount, share: { ...amount, title: '占比', 'x-unit': '%' } },
          },
        ]),
      ),
    },
    { 春: { amount: 1 } },
  ],
])('the unit of a number stands in the workbook, in %s too', (_, field, value) => {
  const bundle = bundleOf({
    fields: { field },
    ui: {
      type: 'VerticalLayout',
      elements: [{ type: 'Control', scope: '#/properties/field' }],
    },
  })
  const texts = showWorkbook(bundle, sheetViews, { field: value }).flatMap((sheet) => sheet.rows.flat())
  expect(texts.filter((text) => text.includes('吨'))).not.toEqual([])
})

test('so it does in the template of a list, unless the title says it', async () => {
  const { language } = bundleOf({ fields: {} }).form
  const locale = localeOf(bundleOf({ fields: {} }))
  const column = { key: 'a', title: '年产', type: 'number', unit: '吨' } as const
  const sheet = listSheet('/x', '基地', [column, { ...column, key: 'b', title: '存量（吨）' }], locale)
  const { sheets } = await readXlsx(await writeTemplate(sheet, language ?? 'zh-CN'))
  expect(sheets[0]!.rows[0]).toEqual(['年产（吨）', '存量（吨）'])
})
