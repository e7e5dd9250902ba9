import { expect, test } from 'vitest'
import { publishable } from '@formwright/authoring'
import { explain, parseForm } from '@formwright/definition'
import { fieldTypes } from '@formwright/fields'
import { readTable, writeTemplate } from '@formwright/sheets'
import { fieldListTemplate, formOfFields, readFieldList } from '@formwright/studio'
import { readXlsx } from '../../packages/sheets/src/library/xlsx.ts'

const facts = {
  id: 'workshop',
  year: 2026,
  title: '车间奖补资金申请表',
  agency: '某某省工业和信息化厅',
  signed: true,
}

const workbookOf = (rows: readonly (readonly string[])[]) => {
  const { title, columns, choices, guide } = fieldListTemplate('zh-CN')
  const shape = columns.map((column) => ({ title: column, choices: choices.get(column) ?? [] }))
  const offered = shape.map(({ choices: own, ...column }) =>
    own.length > 0 ? { ...column, choices: own } : column,
  )
  return writeTemplate({ title, columns: offered }, 'zh-CN', { rows, guide })
}

test('the template is a workbook with a list to choose types from and a sheet that explains', async () => {
  const { columns, rows, guide } = fieldListTemplate('zh-CN')
  const bytes = await workbookOf(rows)
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  expect(sheets[1]!.name).toBe('填写说明')
  expect(guide.lines.map(([name]) => name)).toEqual(columns)
  const kinds = new Set(rows.map((row) => row[columns.indexOf('类型')]))
  const labels = rows.map((row) => row[columns.indexOf('栏目名称')])
  expect(labels.filter((label) => kinds.has(label))).toEqual([])
  expect(sheets[0]!.dataValidations?.some(({ range }) => String(range).startsWith('C2'))).toBe(true)
})

test('a workbook that officials filled in becomes a form: limits, columns, units, choices', async () => {
  const { columns } = fieldListTemplate('zh-CN')
  const row = (cells: Record<string, string>) => columns.map((column) => cells[column] ?? '')
  const bytes = await workbookOf([
    row({ 部分: '一、企业', 栏目名称: '企业名称', 类型: '一行文字' }),
    row({ 栏目名称: '企业简介', 类型: '叙述（限字数）', 填报说明: '300字以内，写主营业务' }),
    row({ 栏目名称: '项目概况', 类型: '叙述（限字数）', 字数: '500' }),
    row({
      部分: '二、项目',
      栏目名称: '在手合同数',
      类型: '数量，附清单',
      单位: '个',
      清单的列: '合同名称；签订年份（年份）；合同额（万元）',
    }),
    row({
      栏目名称: '设备明细',
      类型: '逐行填写的表',
      清单的列: '设备名称；台数（数量）；单价（万元）；到货（日期）',
      必填: '否',
    }),
  ])
  const { fields, remarks } = readFieldList((await readTable(bytes)).rows, 'zh-CN')
  expect(remarks).toEqual([])
  const loaded = parseForm(formOfFields(facts, fields), '2026')
  const said = publishable(loaded, fieldTypes).map((problem) => explain(problem, 'zh-CN').says)
  expect(said).toEqual([])
  const [first, second] = loaded.bundle!.parts.map(
    ({ key }) => loaded.bundle!.schema.properties![key]!.properties!,
  )
  expect(Object.values(first!).map((schema) => schema['x-words'])).toEqual([undefined, 300, 500])
  const [contracts, equipment] = Object.values(second!)
  expect(contracts!['x-list']!.columns).toMatchObject([
    { title: '合同名称', required: true },
    { title: '签订年份', type: 'year' },
    { title: '合同额（万元）', type: 'number' },
  ])
  expect(Object.values(equipment!.items!.properties!)).toMatchObject([
    { title: '设备名称', type: 'string' },
    { title: '台数', type: 'integer' },
    { title: '单价', type: 'number', 'x-unit': '万元' },
    { title: '到货', format: 'date' },
  ])
})

test.each([
  [{ 类型: '数量', 字数: '300' }, /不是文字/],
  [{ 类型: '一行文字', 字数: '很多' }, /看不懂/],
  [{ 类型: '一行文字', 清单的列: '甲；乙' }, /没有清单/],
])('what does not fit is told with its row: %j', (cells: Record<string, string>, says) => {
  const { columns } = fieldListTemplate('zh-CN')
  const row = columns.map((column) => ({ 栏目名称: '甲', ...cells })[column] ?? '')
  expect(readFieldList([columns, row], 'zh-CN').remarks).toMatchObject([
    { row: 2, says: expect.stringMatching(says) },
  ])
})
