import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { sheetViews } from '@formwright/fields/sheets'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'
import { edited } from './edit-workbook.ts'

const text = (title: string): Schema => ({ type: 'string', title })
const list = (title: string, properties: Readonly<Record<string, Schema>>): Schema => ({
  type: 'array',
  title,
  items: { type: 'object', properties },
})
const result: Schema = { ...text('成果'), 'x-ref': { list: '/packages/*/results' } }
const bundle = bundleOf({
  fields: {
    packages: {
      ...list('任务', {
        key: { ...text('编号'), 'x-key': 'T0' },
        name: text('名称'),
        results: list('成果', { key: { ...text('编号'), 'x-key': 'C0' }, name: text('名称') }),
        first: result,
        costs: list('费用', { note: text('用途'), result }),
      }),
      'x-id': 'packages',
    },
  },
})
const answers = {
  packages: [
    {
      key: 'T1',
      name: '外业',
      results: [
        { key: 'C1', name: '样品' },
        { key: 'C2', name: '图件' },
      ],
      first: 'C2',
      costs: [{ note: '差旅', result: 'C1' }],
    },
    {
      key: 'T2',
      name: '模型',
      results: [{ key: 'C1', name: '程序' }],
      costs: [{ note: '机时', result: 'C1' }],
    },
  ],
}

test('a cell that refers to a list in its own row is offered the rows of this list only, by their names', async () => {
  const { sheets } = await readXlsx(await writeWorkbook(bundle, sheetViews, answers), { readStyles: true })
  const options = sheets.find(({ name }) => name === '选项')!.rows
  const offered = (sheet: string, cell: string) => {
    const { dataValidations = [] } = sheets.find(({ name }) => name === sheet)!
    const formula = dataValidations.find(({ range }) => range === cell)?.formula1 ?? ''
    const [, column = ''] = /\$([A-Z])\$1:/.exec(formula) ?? []
    return options.flatMap((row) => row[column.charCodeAt(0) - 65] ?? [])
  }
  expect(offered('任务', 'E3')).toEqual(['C1 样品', 'C2 图件'])
  expect(offered('任务', 'E4')).toEqual(['C1 程序'])
  expect(offered('任务-费用', 'E3')).toEqual(['C1 样品', 'C2 图件'])
  expect(offered('任务-费用', 'E4')).toEqual(['C1 程序'])
  // a new row is not yet in any
  expect(offered('任务-费用', 'E5')).toEqual(['C1', 'C2 图件'])
  const costs = sheets.find(({ name }) => name === '任务-费用')!.rows
  expect([costs[2]![4], costs[3]![4]]).toEqual(['C1 样品', 'C1 程序'])
})

test('a name means the row that is called so in the same row, and what is none of these is told as wrong', async () => {
  const bytes = await edited(await writeWorkbook(bundle, sheetViews, answers), '任务-费用', (rows) => [
    ...rows.slice(0, 2),
    [null, '1.1', '1', '差旅', '图件'],
    [null, '2.1', '2', '机时', '程序'],
    [null, null, '1', '测试', '样品'],
    [null, null, '2', '测试', 'C1 样品'],
  ])
  const read = await readWorkbook(bytes, bundle, sheetViews)
  const costs = (read.answers as typeof answers).packages.map((one) => one.costs.map(({ result: of }) => of))
  expect(costs).toEqual([
    ['C2', 'C1'],
    ['C1', 'C1 样品'],
  ])
})

test('a row of which only the key is changed stays the row that it was, with the rows in it', async () => {
  const bytes = await edited(await writeWorkbook(bundle, sheetViews, answers), '任务', (rows) =>
    rows.map((row) => row.map((cell) => (cell === 'T1' ? 'T5' : cell))),
  )
  const read = await readWorkbook(bytes, bundle, sheetViews)
  expect(read.answers).toEqual({
    packages: [{ ...answers.packages[0], key: 'T5' }, answers.packages[1]],
  })
  expect(read.problems).toEqual([])
})
