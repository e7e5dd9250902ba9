import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readXlsx } from 'hucre/xlsx'
import { valueAt } from '@formwright/definition'
import type { Json } from '@formwright/definition'
import { samplesOf } from '@formwright/authoring'
import { readForm } from '@formwright/definition/node'
import { compileForm, withValue } from '@formwright/engine'
import { sheetViews } from '@formwright/fields/sheets'
import { changesIn, readWorkbook, takenChanges, withChanges, writeWorkbook } from '@formwright/sheets'
import { root } from '../edition.ts'
import { edited } from './edit-workbook.ts'

test('cells of a matrix are taken one by one: what others changed beside them meanwhile stays', async () => {
  const read = await readForm(join(root, 'forms/federal-assistance/2025'))
  const answers = samplesOf(read).get('eligible')
  const bytes = await edited(
    await writeWorkbook(read.bundle!, sheetViews, answers),
    'Section B – Budget Categories (',
    (rows) =>
      rows.map((row) =>
        String(row[2]).startsWith('A1') ? [...row.slice(0, 3), 91_000, null, ...row.slice(5)] : row,
      ),
  )
  const imported = await readWorkbook(bytes, read.bundle!, sheetViews)
  const path = ['budget', 'categories']
  const current = [
    { at: [...path, 'personnel', 'A2'], to: 37_000 },
    { at: [...path, 'fringe', 'A1'], to: 28_000 },
  ].reduce<unknown>((document, { at, to }) => withValue(document, at, to), answers)
  const changes = changesIn(imported, current)
  expect(changes).toEqual([
    {
      pointer: '/budget/categories/personnel/A1',
      label: 'Section B – Budget Categories ($)｜a. Personnel｜A1 Riparian buffers',
      before: 90_000,
      after: 91_000,
      conflict: false,
    },
    expect.objectContaining({ pointer: '/budget/categories/fringe/A1', before: 28_000, conflict: true }),
  ])
  expect(
    withChanges(current, takenChanges(compileForm(read.bundle!), current, changes.slice(0, 1))),
  ).toMatchObject({
    budget: { categories: { personnel: { A1: 91_000, A2: 37_000 }, fringe: { A1: 28_000, A2: 10_800 } } },
  })
})

test('what formulas give is never taken from a file; what is, names its year, row and column', async () => {
  const read = await readForm(join(root, 'forms/high-tech-enterprise/2016'))
  const answers = samplesOf(read).get('eligible') as Json
  const book = await writeWorkbook(read.bundle!, sheetViews, answers)
  const { sheets } = await readXlsx(book)
  const name = sheets.find(({ rows }) => rows.some((row) => row.includes('直接投入费用（万元）')))!.name
  const bytes = await edited(book, name, (rows) => {
    const heads = rows.find((row) => row.includes('直接投入费用（万元）'))!
    const columns = new Set(
      ['内部研究开发投入额（万元）', '直接投入费用（万元）'].map((title) => heads.indexOf(title)),
    )
    return rows.map((row) =>
      String(row[2]).startsWith('RD02') ? row.map((cell, at) => (columns.has(at) ? 77.5 : cell)) : row,
    )
  })
  const imported = await readWorkbook(bytes, read.bundle!, sheetViews)
  const costs = '企业年度研究开发费用结构明细表（万元）｜2021年度'
  expect(imported.problems).toEqual([
    {
      code: 'computed',
      sheet: '2021年度',
      cell: 'D4',
      params: {
        label: `内部研究开发投入额（万元）｜${String(sheets.find((one) => one.name === name)!.rows[3]![2])}`,
        found: '77.5',
      },
    },
  ])
  expect(imported.changed).toEqual([
    {
      pointer: '/costs/years/y2021/materials/RD02',
      label: `${costs}｜直接投入费用｜RD02 纱线张力闭环控制技术研发`,
    },
  ])
})

test('rows put in and taken out in a workbook are numbered in order, with what refers to them', async () => {
  const read = await readForm(join(root, 'forms/high-tech-enterprise/2016'))
  const form = compileForm(read.bundle!)
  const answers = samplesOf(read).get('eligible') as Json
  const { bundle } = form.fitting(answers)
  const bytes = await edited(
    await edited(await writeWorkbook(bundle, sheetViews, answers), '近三年执行的研究开发活动', (rows) =>
      // a new project stands where RD01 stood
      rows.map((row) => (row[2] === 'RD01' ? [null, 1, null, '新项目'] : row)),
    ),
    '2023年度',
    (rows) => rows.map((row) => (row[1] === 5 ? [null, 5, '新项目', null, 9] : row)),
  )
  const imported = await readWorkbook(bytes, bundle, sheetViews)
  const store = form.open(answers)
  store.setAll(takenChanges(form, answers, changesIn(imported, answers)))
  const now = store.answers as never
  expect(valueAt(now, '/projects/list')).toMatchObject([
    { code: 'RD01', name: '新项目' },
    { code: 'RD02', name: '纱线张力闭环控制技术研发' },
    { code: 'RD03', name: '针织装备远程运维平台' },
  ])
  expect(valueAt(now, '/costs/years/y2021/wages')).toEqual({ RD02: 0, RD03: 0, total: 0 })
  expect(valueAt(now, '/costs/years/y2023/wages')).toEqual({ RD01: 9, RD02: 84, RD03: 58, total: 151 })
  expect(form.assess(now).findings.filter(({ code }) => code === 'reference')).toEqual([])
  // it is one step
  store.undo()
  expect(store.answers).toEqual(answers)
})

test('a line under a name that no row has is told, and nothing is lost for it', async () => {
  const read = await readForm(join(root, 'forms/high-tech-enterprise/2016'))
  const answers = samplesOf(read).get('eligible') as Json
  const book = await writeWorkbook(read.bundle!, sheetViews, answers)
  const importedWith = async (more: (bytes: Uint8Array) => Promise<Uint8Array>, from: string, to: string) =>
    readWorkbook(
      await more(
        await edited(book, '2023年度', (rows) =>
          rows.map((row) => row.map((cell) => (String(cell).startsWith(from) ? to : cell))),
        ),
      ),
      read.bundle!,
      sheetViews,
    )
  for (const [from, to] of [
    ['RD02', 'RD92'],
    ['RD02', '纱线张力'],
    ['合计', '总计'],
  ] as const) {
    const imported = await importedWith((bytes) => Promise.resolve(bytes), from, to)
    expect([to, imported.problems]).toEqual([
      to,
      [expect.objectContaining({ code: 'row-unplaced', sheet: '2023年度', params: { label: to } })],
    ])
    expect(imported.answers).toEqual(answers)
  }
  // a row that the same workbook adds, under a key that was typed, has a line
  const added = await importedWith(
    (bytes) =>
      edited(bytes, '近三年执行的研究开发活动', (rows) =>
        rows.map((row) => (row[1] === 4 ? [null, 4, 'RD04', '新项目'] : row)),
      ),
    '合计',
    'RD04',
  )
  expect(added.problems.filter(({ code }) => code === 'row-unplaced')).toEqual([])
  expect(valueAt(added.answers, '/costs/years/y2023/wages')).toHaveProperty('RD04')
})

test('a list over several printed pages has its headings on each', async () => {
  const read = await readForm(join(root, 'forms/high-tech-enterprise/2016'))
  const { sheets } = await readXlsx(await writeWorkbook(read.bundle!, sheetViews))
  const printed = (name: string) => {
    const { rows, pageSetup } = sheets.find((sheet) => sheet.name === name)!
    const [from, to] = pageSetup!.printTitlesRow!.split(':').map((row) => Number(row.slice(1)))
    return rows.slice(from! - 1, to).map((row) => row.slice(1, 4))
  }
  expect(printed('近三年执行的研究开发活动')).toEqual([['序号', '研发活动编号', '研发活动名称*']])
  expect(printed('一、主要情况')).toEqual([['一、主要情况', null, null]])
})
