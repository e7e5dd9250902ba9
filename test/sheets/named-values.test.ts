import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { sheetViews } from '@formwright/fields/sheets'
import { explainSheet, readWorkbook, writeWorkbook } from '@formwright/sheets'
import { edited } from './edit-workbook.ts'

const number = (title: string): Schema => ({ type: 'number', title, 'x-unit': '人月' })
const effort: Schema = {
  type: 'object',
  title: '投入',
  'x-ref': { list: '/people' },
  properties: { total: { ...number('合计'), readOnly: true } },
  additionalProperties: number(''),
}
const bundle = bundleOf({
  form: { units: { 人月: {} } },
  fields: {
    people: keyedRows('人员', 'P00'),
    tasks: { ...keyedRows('任务', 'T0', { effort }), 'x-id': 'tasks' },
  },
})
const answers = {
  people: [
    { code: 'P01', name: '甲' },
    { code: 'P02', name: '乙' },
  ],
  tasks: [
    { code: 'T1', name: '外业', effort: { P01: 3, P09: 1, total: 4 } },
    { code: 'T2', name: '模型' },
  ],
}
type Rows = unknown[][]
const after = async (sheet: string, change: (rows: Rows) => Rows) => {
  const bytes = await edited(await writeWorkbook(bundle, sheetViews, answers), sheet, (rows) => [
    ...rows.slice(0, 2),
    ...change(rows.slice(2)),
  ])
  const { answers: read, problems } = await readWorkbook(bytes, bundle, sheetViews)
  return { read, told: problems.map((one) => explainSheet(one, 'zh-CN')) }
}

test('values in rows that are called by the rows of another list are a line for each of them in each row', async () => {
  const bytes = await writeWorkbook(bundle, sheetViews, answers)
  const { sheets } = await readXlsx(bytes)
  expect(sheets.map(({ name }) => name)).not.toContain('任务 其他')
  const { rows } = sheets.find(({ name }) => name === '任务-投入')!
  expect(rows.slice(1, 9).map((row) => row.slice(2).join('｜'))).toEqual([
    '上级序号*｜人员*｜投入（人月）',
    '1｜P01 甲｜3',
    '1｜P02 乙｜',
    '1｜合计｜4',
    '1｜P09｜1',
    '2｜P01 甲｜',
    '2｜P02 乙｜',
    '2｜合计｜',
  ])
  expect((await readWorkbook(bytes, bundle, sheetViews)).answers).toEqual(answers)
})

test('they are filled in, changed and emptied there, and stay with their row where rows are taken away', async () => {
  const filled = await after('任务-投入', (rows) =>
    rows.map((row) =>
      row[2] === '2' && row[3] === 'P02 乙'
        ? [...row.slice(0, 4), 7]
        : row[3] === 'P01 甲'
          ? row.slice(0, 4)
          : row,
    ),
  )
  expect(filled.told).toEqual([])
  expect(filled.read).toEqual({
    ...answers,
    tasks: [
      { code: 'T1', name: '外业', effort: { P09: 1, total: 4 } },
      { code: 'T2', name: '模型', effort: { P02: 7 } },
    ],
  })
  const fewer = await after('任务', (rows) => rows.slice(1))
  expect(fewer.read).toEqual({ ...answers, tasks: [answers.tasks[1]] })
})
