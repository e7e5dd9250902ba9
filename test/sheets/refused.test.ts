import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { withValue } from '@formwright/engine'
import { sheetViews } from '@formwright/fields/sheets'
import { explainSheet, readWorkbook, refusedIn, writeWorkbook } from '@formwright/sheets'
import { sample, shippedEdition } from '../edition.ts'
import { edited } from './edit-workbook.ts'

const { bundle, form } = await shippedEdition()

/** What is told of a workbook before anything of it is taken over. */
async function told(bytes: Uint8Array): Promise<string[]> {
  const imported = await readWorkbook(bytes, bundle, sheetViews)
  return refusedIn(imported, form.assess(imported.answers).findings).map((one) => explainSheet(one, 'zh-CN'))
}

test('a wrong word of a workbook is told with its cell before it is taken over, and what was wrong before is not', async () => {
  const before = withValue(sample('eligible'), ['digital', 'cloudRate'], '约六成')
  const bytes = await writeWorkbook(bundle, sheetViews, before)
  const wrong = await edited(bytes, '二、主导产业情况', '集群总产值（亿元）', 2, '14500000万元')
  const { sheets } = await readXlsx(wrong)
  const row = sheets
    .find(({ name }) => name === '二、主导产业情况')!
    .rows.findIndex(([, label]) => label === '集群总产值（亿元）')
  expect(await told(bytes)).toEqual([])
  expect(await told(wrong)).toEqual([
    `工作表“二、主导产业情况” F${row + 1}：“集群总产值（亿元）｜2023年”应为数字，现为“14500000万元”（本栏以亿元计）。`,
  ])
})

test('so is one in a table of rows', async () => {
  const answers = withValue(
    sample('eligible'),
    ['lists', 'innovation.standards'],
    [{ name: '甲', number: '1' }],
  )
  const bytes = await edited(await writeWorkbook(bundle, sheetViews, answers), '标准清单', (rows) => [
    ...rows,
    [null, 2, '乙', '2', '国际', '前年'],
  ])
  const { sheets } = await readXlsx(bytes)
  const row = sheets.find(({ name }) => name === '标准清单')!.rows.findIndex(([, , name]) => name === '乙')
  const [message, ...more] = await told(bytes)
  expect(more).toEqual([])
  expect(message).toContain(`工作表“标准清单” F${row + 1}：`)
  expect(message).toContain('前年')
})
