import { describe, expect, test } from 'vitest'
import { defaultFieldType, fieldsOf } from '@formwright/definition'
import type { FormBundle, Json } from '@formwright/definition'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import type { SmallForm } from '@formwright/definition/testing'
import { compileForm } from '@formwright/engine'
import { layOut, textOf } from '@formwright/paper'
import { readWorkbook, writeWorkbook } from '@formwright/sheets'
import { fieldTypes } from '../index.ts'
import { paperViews } from '../paper.ts'
import { sheetViews } from '../sheets.ts'
import { matrixType } from './matrix.ts'
import { tablesOf } from './tables.ts'

const money = { type: 'number', 'x-unit': '万元' }
const byProject = (title: string) => ({
  title,
  type: 'object',
  'x-ref': { list: '/projects', required: true },
  properties: { total: { ...money, title: '合计', readOnly: true } },
  additionalProperties: money,
})
const research: SmallForm = {
  years: { report: [2022, 2023] },
  fields: {
    projects: { ...keyedRows('研发项目', 'RD00'), 'x-id': 'projects' },
    costs: {
      type: 'object',
      title: '研发费用',
      'x-id': 'costs',
      properties: {
        staff: byProject('人员人工费用'),
        goods: byProject('直接投入费用'),
        total: { ...byProject('合计'), 'x-ref': { list: '/projects' }, readOnly: true },
      },
    },
  },
  rules: [
    {
      id: 'ROWS',
      each: { line: 'costs' },
      at: '/costs/{line}/total',
      compute: 'sum(costs[line].map(p, has(costs[line][p]), costs[line][p]))',
    },
    {
      id: 'COLUMNS',
      each: { project: 'costs.total' },
      at: '/costs/total/{project}',
      compute: "sum(['staff', 'goods'].map(line, has(costs[line][project]), costs[line][project]))",
    },
  ],
}
const formOf = (more: SmallForm = {}): FormBundle => bundleOf({ ...research, ...more })

const projects = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    code: `RD${String(index + 1).padStart(2, '0')}`,
    name: `项目${index + 1}`,
  }))

const filled = () => ({
  projects: projects(3),
  costs: { staff: { RD01: 1, RD02: 2, RD03: 3 }, goods: { RD01: 10, RD02: 20, RD03: 30 } },
})

describe('columns for the rows of another list', () => {
  test('rows and columns are called by what the form and the list say', () => {
    const field = fieldsOf(formOf()).find(({ id }) => id === 'costs')!
    expect(matrixType.accepts(field)).toBe(true)
    const [table] = tablesOf(field, filled())
    expect(table!.columns.map(({ title }) => title)).toEqual([
      'RD01 项目1',
      'RD02 项目2',
      'RD03 项目3',
      '合计',
    ])
    expect(table!.rows.map(({ title }) => title)).toEqual(['人员人工费用', '直接投入费用', '合计'])
    expect(tablesOf(field, filled(), 'before')[0]!.columns[0]!.title).toBe('合计')
  })

  test('totals both ways are filled in with the cell that changes them, in one step', () => {
    const store = compileForm(formOf()).open({ projects: projects(2) })
    store.set('/costs/staff/RD01', 1)
    store.set('/costs/goods/RD01', 10)
    store.set('/costs/staff/RD02', 2)
    expect(store.get('/costs')).toEqual({
      staff: { RD01: 1, RD02: 2, total: 3 },
      goods: { RD01: 10, total: 10 },
      total: { RD01: 11, RD02: 2, total: 13 },
    })
    store.undo()
    expect(store.get('/costs')).toEqual({
      staff: { RD01: 1, total: 1 },
      goods: { RD01: 10, total: 10 },
      total: { RD01: 11, RD02: 0, total: 11 },
    })
  })

  test('a row of the list that is deleted or moved takes its column along, and undo brings it back', () => {
    const store = compileForm(formOf()).open(filled())
    store.rows.move('/projects/2', 0)
    expect(store.get('/costs/staff')).toMatchObject({ RD01: 3, RD02: 1, RD03: 2 })
    store.undo()
    const before = store.answers
    expect(store.rows.remove('/projects/0')).toMatchObject([{ pointer: '/costs', cells: 2 }])
    expect(store.rows.remove('/projects/0', { references: true })).toEqual([])
    expect(store.get('/costs/staff')).toMatchObject({ RD01: 2, RD02: 3 })
    expect(store.get('/costs/total')).toMatchObject({ RD01: 22, RD02: 33, total: 55 })
    store.undo()
    expect(store.answers).toEqual(before)
  })

  test('a cell that is missing and a column of no row are told by row and column', () => {
    const store = compileForm(formOf()).open({
      projects: projects(2),
      costs: { staff: { RD01: 1, RD09: 5 }, goods: { RD01: 1, RD02: 'x' } },
    })
    const found = store
      .findings()
      .filter(({ code }) => code !== 'computed')
      .map(({ code, pointer, message }) => [code, pointer, message])
    expect(found.map(([code, pointer]) => `${code} ${pointer}`)).toEqual([
      'reference /costs/staff/RD09',
      'required /costs/staff/RD02',
      'type /costs/goods/RD02',
    ])
    for (const [, , message] of found) expect(message).toMatch(/RD0\d/)
    expect(found[1]![2]).toContain('人员人工费用')
    store.set('/costs/staff/RD02', 3)
    store.rows.add('/projects')
    expect(store.findings('/costs').map(({ code, pointer }) => `${code} ${pointer}`)).toContain(
      'required /costs/goods/RD03',
    )
  })

  test('on paper an empty list leaves columns to write on, and a title has its line', () => {
    const bundle = formOf({ blocks: [{ field: '/costs', as: 'matrix' }] })
    const table = layOut(bundle, paperViews)
      .parts.at(-1)!
      .blocks.find((block) => block.kind === 'table')
    expect(table!.widths).toHaveLength(5)
    expect(new Set(table!.widths.slice(1)).size).toBe(1)
    const long = '装备调试费用与试验费用及其他与研究开发有关的费用'
    const wide = formOf({
      fields: {
        ...research.fields,
        costs: { ...research.fields!.costs!, properties: { a: byProject(long), b: byProject('乙') } },
      },
      rules: [],
      blocks: [{ field: '/costs', as: 'matrix' }],
    })
    const titled = layOut(wide, paperViews)
      .parts.at(-1)!
      .blocks.find((block) => block.kind === 'table')
    expect(titled!.widths[0]).toBeGreaterThan(70)
  })

  test('on paper the columns go on in a further table when the sheet is full', () => {
    const bundle = formOf({ blocks: [{ field: '/costs', as: 'matrix' }] })
    const { parts } = layOut(bundle, paperViews, { projects: projects(13), costs: {} })
    const tables = parts.at(-1)!.blocks.filter(({ kind }) => kind === 'table')
    expect(tables.length).toBe(2)
    const many = layOut(bundle, paperViews, {
      projects: projects(20),
      costs: { staff: { RD20: 12_345_678.9 } },
    })
    const widths = many.parts
      .at(-1)!
      .blocks.flatMap((block) => (block.kind === 'table' ? [block.widths.length] : []))
    // a total is not left alone in a table of its own
    expect(Math.max(...widths) - Math.min(...widths)).toBeLessThanOrEqual(1)
    expect(textOf(layOut(bundle, paperViews, filled())).join(' ')).toContain('RD03')
    expect(() => layOut(bundle, paperViews)).not.toThrow()
  })

  test('on paper each further table of a year says which year it is of', () => {
    const costs = {
      type: 'object',
      title: '研发费用',
      'x-annual': 'report',
      additionalProperties: { type: 'object', properties: { staff: byProject('人员人工费用') } },
    }
    const bundle = formOf({
      fields: { ...research.fields, costs },
      rules: [],
      blocks: [{ field: '/costs', as: 'matrix' }],
    })
    const texts = textOf(layOut(bundle, paperViews, { projects: projects(13), costs: {} }))
    expect(texts.filter((text) => /^202[23]/.test(text))).toEqual([
      '2022年',
      '2022年（续）',
      '2023年',
      '2023年（续）',
    ])
  })

  test('on paper the unit stands in the corner where all numbers share it, else in titles', () => {
    const printed = (properties: object) => {
      const fields = { ...research.fields, costs: { ...research.fields!.costs!, properties } }
      const bundle = formOf({ fields, rules: [], blocks: [{ field: '/costs', as: 'matrix' }] })
      return textOf(layOut(bundle, paperViews, filled()))
    }
    const people = {
      ...byProject('人员'),
      properties: { total: { type: 'number', title: '合计', 'x-unit': '人' } },
      additionalProperties: { type: 'number', 'x-unit': '人' },
    }
    expect(printed({ staff: byProject('人员人工费用') })).toContain('单位：万元')
    expect(printed({ staff: byProject('人员人工费用（万元）') }).join()).not.toContain('单位')
    const mixed = printed({ staff: byProject('人工'), people })
    expect(mixed).toEqual(expect.arrayContaining(['人工（万元）', '人员（人）', '合计']))
    expect(mixed.join()).not.toContain('单位')
    const perColumn = {
      type: 'object',
      properties: {
        cost: { ...money, title: '费用' },
        days: { type: 'number', title: '工期', 'x-unit': '天' },
      },
    }
    const columns = printed({ a: { ...perColumn, title: '甲' }, b: { ...perColumn, title: '乙' } })
    expect(columns).toEqual(expect.arrayContaining(['甲', '费用（万元）', '工期（天）']))
  })

  test('a workbook has a line for each row of the list, and gives back what was put into it', async () => {
    const bundle = formOf()
    const answers: Json = {
      projects: projects(2),
      costs: { staff: { RD01: 1, total: 1 }, goods: { RD02: 4.5 } },
    }
    const {
      answers: back,
      changed,
      problems,
    } = await readWorkbook(await writeWorkbook(bundle, sheetViews, answers), bundle, sheetViews)
    expect({ back, changed, problems }).toEqual({ back: answers, changed: [], problems: [] })
    const table = sheetViews.fields
      .find(({ type }) => type === matrixType)!
      .layOut(
        fieldsOf(bundle).find(({ id }) => id === 'costs')!,
        { language: 'zh-CN', word: () => '' } as never,
      )
    expect(table.kind).toBe('tables')
  })
})

test('one value for each row of a list is a table of one column: on paper and in a workbook', async () => {
  const bundle = formOf({
    fields: {
      ...research.fields,
      grants: { ...byProject('专项经费'), 'x-id': 'grants' },
    },
    blocks: [{ field: '/grants', as: 'matrix' }],
    rules: [],
  })
  const field = fieldsOf(bundle).find(({ id }) => id === 'grants')!
  expect(defaultFieldType(field, fieldTypes)).toBe(matrixType)
  const answers: Json = { projects: projects(2), grants: { RD01: 5, total: 5 } }
  const [table] = tablesOf(field, answers)
  expect(table!.columns.map(({ title }) => title)).toEqual(['专项经费'])
  expect(table!.rows.map(({ title, cells }) => [title, cells[0]!.pointer])).toEqual([
    ['RD01 项目1', '/grants/RD01'],
    ['RD02 项目2', '/grants/RD02'],
    ['合计', '/grants/total'],
  ])
  expect(textOf(layOut(bundle, paperViews, answers))).toEqual(
    expect.arrayContaining(['RD01 项目1', '5', 'RD02 项目2', '合计']),
  )
  const book = await writeWorkbook(bundle, sheetViews, answers)
  const { answers: back, changed, problems } = await readWorkbook(book, bundle, sheetViews)
  expect({ back, changed, problems }).toEqual({ back: answers, changed: [], problems: [] })
  const store = compileForm(bundle).open(answers)
  expect(store.findings('/grants').map(({ message }) => message)).toContain(
    'RD02 项目2：“专项经费”不得空缺。',
  )
})

test('one value for each of some options is a table of one column: on paper and in a workbook', async () => {
  const months = {
    type: 'object',
    title: '每月销售额',
    'x-id': 'months',
    propertyNames: {
      oneOf: [
        { const: 'm1', title: '第一个月' },
        { const: 'm2', title: '第二个月' },
      ],
    },
    additionalProperties: money,
  }
  const bundle = bundleOf({ fields: { months }, blocks: [{ field: '/months', as: 'matrix' }] })
  const [field] = fieldsOf(bundle)
  expect(defaultFieldType(field!, fieldTypes)).toBe(matrixType)
  const answers: Json = { months: { m1: 7, m2: 8 } }
  expect(textOf(layOut(bundle, paperViews, answers))).toEqual(
    expect.arrayContaining(['第一个月', '7', '第二个月', '8']),
  )
  expect(textOf(layOut(bundle, paperViews))).toContain('第二个月')
  const book = await writeWorkbook(bundle, sheetViews, answers)
  const { answers: back, changed, problems } = await readWorkbook(book, bundle, sheetViews)
  expect({ back, changed, problems }).toEqual({ back: answers, changed: [], problems: [] })
})

test('a total stands beside the years, is worked out from them and is none of them', () => {
  const sources = { self: { ...money, title: '自筹' }, state: { ...money, title: '财政' } }
  const funds = {
    type: 'object',
    title: '经费',
    'x-id': 'funds',
    'x-annual': 'report',
    properties: { total: { type: 'object', title: '合计', readOnly: true, properties: sources } },
    additionalProperties: {
      type: 'object',
      properties: { ...sources, total: { ...money, title: '小计', readOnly: true } },
    },
  }
  const bundle = bundleOf({
    years: { report: [2022, 2023] },
    fields: { funds, all: { ...money, title: '总额', readOnly: true, 'x-id': 'all' } },
    rules: [
      {
        id: 'YEAR',
        each: { year: 'report' },
        at: '/funds/{year}/total',
        compute: 'funds[year].self + funds[year].state',
      },
      {
        id: 'SOURCE',
        each: { source: ["'self'", "'state'"] },
        at: '/funds/total/{source}',
        compute: 'sum(funds.map(year, has(funds[year][source]), funds[year][source]))',
      },
      { id: 'ALL', at: '/all', compute: 'sum(funds.last.total, funds.first.total)' },
    ],
  })
  const [field] = fieldsOf(bundle)
  expect(matrixType.accepts(field!)).toBe(true)
  expect(tablesOf(field!, {})[0]!.rows.map(({ title }) => title)).toEqual(['2022年', '2023年', '合计'])
  const store = compileForm(bundle).open()
  store.set('/funds/y2022/self', 1)
  store.set('/funds/y2022/state', 10)
  store.set('/funds/y2023/self', 2)
  store.set('/funds/y2023/state', 20)
  expect(store.answers).toEqual({
    funds: {
      y2022: { self: 1, state: 10, total: 11 },
      y2023: { self: 2, state: 20, total: 22 },
      total: { self: 3, state: 30 },
    },
    all: 33,
  })
  expect(store.findings()).toEqual([])
})

test.each<[string, object, unknown]>([
  [
    'options by years',
    {
      propertyNames: {
        oneOf: [
          { const: 'a', title: '甲' },
          { const: 'b', title: '乙' },
        ],
      },
      additionalProperties: { type: 'object', 'x-annual': 'report', additionalProperties: money },
    },
    [['表', ['甲', '乙'], ['2022年', '2023年']]],
  ],
  [
    'years, then fixed by fixed',
    {
      'x-annual': 'report',
      additionalProperties: {
        type: 'object',
        properties: {
          a: { type: 'object', title: '甲', properties: { n: { ...money, title: '数' } } },
          b: { type: 'object', title: '乙', properties: { n: { ...money, title: '数' } } },
        },
      },
    },
    [
      ['2022年', ['甲', '乙'], ['数']],
      ['2023年', ['甲', '乙'], ['数']],
    ],
  ],
])('%s', (_, own, shown) => {
  const bundle = formOf({ fields: { v: { type: 'object', title: '表', 'x-id': 'v', ...own } }, rules: [] })
  const [field] = fieldsOf(bundle)
  expect(matrixType.accepts(field!)).toBe(true)
  expect(
    tablesOf(field!, {}).map(({ title, rows, columns }) => [
      title,
      rows.map((r) => r.title),
      columns.map((c) => c.title),
    ]),
  ).toEqual(shown)
})

test('a total whose name is among the options is headed by the title of its option', () => {
  const byAge = (title: string) => ({
    title,
    type: 'object',
    propertyNames: {
      oneOf: [
        { const: 'young', title: '青年' },
        { const: 'sum', title: '小计' },
      ],
    },
    properties: { sum: { type: 'integer', readOnly: true } },
    additionalProperties: { type: 'integer' },
  })
  const ages = { type: 'object', title: '人数', 'x-id': 'ages', properties: { doctor: byAge('博士') } }
  const bundle = bundleOf({ fields: { ages }, blocks: [{ field: '/ages', as: 'matrix' }] })
  const words = textOf(layOut(bundle, paperViews, { ages: { doctor: { young: 3, sum: 4 } } }))
  expect(words.filter((word) => ['青年', '小计', '博士'].includes(word))).toEqual(['青年', '小计', '博士'])
})
