import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { sheetViews } from '@formwright/fields/sheets'
import { writeWorkbook } from '@formwright/sheets'

const percent = { type: 'number', 'x-unit': '%' }

test('what the form fills in is locked and has no list to choose from, in years and rows too', async () => {
  const bundle = bundleOf({
    fields: {
      income: { title: '收入', type: 'number', 'x-id': 'income', 'x-unit': '万元' },
      growth: {
        title: '增长率',
        type: 'object',
        'x-annual': 'report',
        'x-id': 'growth',
        readOnly: true,
        additionalProperties: percent,
      },
      size: {
        title: '规模',
        type: 'string',
        'x-id': 'size',
        readOnly: true,
        oneOf: [
          { const: 's', title: '小型' },
          { const: 'm', title: '中型' },
        ],
      },
    },
  })
  const bytes = await writeWorkbook(bundle, sheetViews, {}, { applies: compileForm(bundle).applies })
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  const sheet = sheets.find(({ rows }) => rows.some((row) => row[1] === '收入'))!
  const lockedAt = (label: string) => {
    const y = sheet.rows.findIndex((row) => String(row[1]).startsWith(label))
    return [3, 4, 5].flatMap((x) => {
      const protection = sheet.cells?.get(`${y},${x}`)?.style?.protection
      return protection ? [protection.locked] : []
    })
  }
  expect(lockedAt('收入')[0]).toBe(false)
  expect(new Set(lockedAt('增长率'))).toEqual(new Set([true]))
  expect(lockedAt('规模')[0]).toBe(true)
  expect(sheet.dataValidations ?? []).toEqual([])
})

test('what only others fill in is locked: who begins an application, or whoever takes the workbook along', async () => {
  const text = (title: string) => ({ type: 'string', title })
  const visits = {
    type: 'array',
    title: '核查记录',
    items: { type: 'object', properties: { day: text('日期') } },
  }
  const state = (edit: object) => ({ title: '状态', edit, read: ['a', 'b'] })
  const workflow = {
    start: 'draft',
    states: { draft: state({ a: ['/name'] }), at: state({ b: ['/opinion', '/visits'] }) },
  }
  const bundle = bundleOf({
    fields: { name: text('名称'), opinion: text('审核意见'), visits },
    form: {
      roles: { a: { title: '甲', level: 'county' }, b: { title: '乙', level: 'province' } },
      workflow,
    },
  })
  const lockedIn = async (options: object) => {
    const { sheets } = await readXlsx(await writeWorkbook(bundle, sheetViews, {}, options), {
      readStyles: true,
    })
    const own = sheets.find(({ rows }) => rows.some((row) => row[1] === '名称'))!
    const at = (label: string) => own.cells?.get(`${own.rows.findIndex((row) => row[1] === label)},3`)?.style
    const list = sheets.find(({ name }) => name === '核查记录')!
    return [at('名称'), at('审核意见'), list.cells?.get('2,2')?.style].map(
      (style) => style?.protection?.locked,
    )
  }
  expect(await lockedIn({})).toEqual([false, true, undefined])
  expect(await lockedIn({ mayEdit: (pointer: string) => pointer !== '/name' })).toEqual([true, false, false])
})
