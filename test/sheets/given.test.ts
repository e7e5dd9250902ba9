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
  const bytes = await writeWorkbook(bundle, sheetViews, {}, compileForm(bundle).applies)
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
