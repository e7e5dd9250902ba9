import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf } from '@formwright/definition/testing'
import { sheetViews } from '@formwright/fields/sheets'
import { changesIn, readWorkbook, withChanges, writeWorkbook } from '@formwright/sheets'
import { edited } from './edit-workbook.ts'

const branch = (code: string, unit: string, levels: readonly string[]): Schema => ({
  title: code,
  properties: {
    kind: { title: '类型', const: code },
    m: { type: 'number', title: '金额', 'x-unit': unit },
    level: {
      type: 'string',
      title: '级别',
      oneOf: levels.map((title, index) => ({ const: 'xy'[index]!, title })),
    },
  },
  required: ['kind'],
})
const bundle = bundleOf({
  fields: {
    list: {
      title: '项目',
      'x-id': 'list',
      type: 'array',
      items: {
        type: 'object',
        properties: { name: { type: 'string', title: '名称' } },
        oneOf: [branch('a', '万元', ['国家级', '部级']), branch('b', '亿元', ['县级', '市级'])],
      },
    },
  },
})
const answers = {
  list: [
    { name: '甲', kind: 'a', m: 2, level: 'x' },
    { name: '乙', kind: 'b', m: 3, level: 'x' },
  ],
}
const read = (bytes: Uint8Array) => readWorkbook(bytes, bundle, sheetViews, { mayEdit: () => true })

test('a value has the unit and the words of its own alternative in a workbook, and is read by them', async () => {
  const bytes = await writeWorkbook(bundle, sheetViews, answers)
  const { sheets } = await readXlsx(bytes)
  const rows = sheets.flatMap((sheet) => sheet.rows.map((row) => [sheet.name, ...row] as unknown[]))
  const beside = (text: string) => rows.filter((row) => row.includes(text)).flatMap((row) => row)
  expect(beside('#1/m').join(' ')).toContain('万元')
  expect(beside('#2/m').join(' ')).toContain('亿元')
  expect(beside('#1/level')).toContain('国家级')
  expect(beside('#2/level')).toContain('县级')
  const same = await read(bytes)
  expect(changesIn(same, answers)).toEqual([])
  const [name] = rows.find((row) => row.includes('#2/level'))! as [string]
  const changed = await read(
    await edited(bytes, name, (all) => all.map((row) => row.map((one) => (one === '县级' ? '市级' : one)))),
  )
  const changes = changesIn(changed, answers).map(({ pointer, after }) => [pointer, after] as const)
  expect(withChanges(answers, changes)).toMatchObject({
    list: [{ level: 'x' }, { m: 3, level: 'y' }],
  })
})
