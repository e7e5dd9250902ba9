import { expect, test } from 'vitest'
import type { Schema } from '@formwright/definition'
import { bundleOf, keyedRows } from '@formwright/definition/testing'
import { layOut, textOf } from '@formwright/paper'
import { paperViews } from '../paper.ts'

const day: Schema = { type: 'string', format: 'date', title: '日期' }

function printedRows(properties: Readonly<Record<string, Schema>>) {
  const bundle = bundleOf({
    fields: {
      list: { title: '记录', 'x-id': 'list', type: 'array', items: { type: 'object', properties } },
    },
    blocks: [{ field: '/list', as: 'rows' }],
  })
  const [table] = layOut(bundle, paperViews, { list: [{}] })
    .parts.at(-1)!
    .blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  return table
}

/** How many columns the printed rows have. */
function columnsOf(properties: Readonly<Record<string, Schema>>): number {
  return printedRows(properties)?.widths.length ?? 0
}

test('a heading has the unit of its numbers, unless it names it itself', () => {
  const number = (title: string): Schema => ({ type: 'number', title, 'x-unit': '万元' })
  const table = printedRows({ day, paid: number('实缴额（万元）'), due: number('应缴额') })!
  const headings = table.cells.slice(0, 3).map(({ paragraphs }) => paragraphs[0]!.runs[0]!.text)
  expect(headings).toEqual(['日期', '实缴额（万元）', '应缴额（万元）'])
})

test('rows of short values are printed as a table, whatever they ask for on screen', () => {
  expect(columnsOf({ day, over: { type: 'boolean', title: '超标' } })).toBe(2)
  expect(columnsOf({ day, note: { type: 'string', title: '说明', 'x-words': 20 } })).toBe(2)
  const withEvidence: Schema = {
    type: 'number',
    title: '数量',
    'x-unit': '吨',
    'x-evidence': { when: 'positive' },
  }
  expect(columnsOf({ day, proven: withEvidence })).toBe(2)
})

test('a value for each year of a row is a column for each, together under its name', () => {
  const months: Schema = {
    type: 'object',
    title: '投入',
    'x-annual': 'report',
    'x-unit': '人月',
    additionalProperties: { type: 'number' },
  }
  const table = printedRows({ name: { type: 'string', title: '姓名' }, months, day })!
  const shown = table.cells.map(({ paragraphs, x, y, columns, rows }) => [
    paragraphs[0]!.runs[0]?.text ?? '',
    [x, y, columns, rows],
  ])
  expect(table.headerRows).toBe(2)
  // the header is whole on each page in any case: Typst refuses it with a cell beside it that says so
  expect(table.kept).toEqual([])
  expect(shown).toEqual([
    ['姓名', [0, 0, 1, 2]],
    ['投入（人月）', [1, 0, 3, 1]],
    ['日期', [4, 0, 1, 2]],
    ['2021年', [1, 1, 1, 1]],
    ['2022年', [2, 1, 1, 1]],
    ['2023年', [3, 1, 1, 1]],
    ...[0, 1, 2, 3, 4].map((x) => ['', [x, 2, 1, 1]]),
  ])
})

test('rows with alternatives are a table with a column for each member, and the names of what was taken', () => {
  const kind = (code: string, title: string, more: object) => ({
    title,
    properties: { kind: { title: '类型', const: code }, ...more },
    required: ['kind'],
  })
  const bundle = bundleOf({
    fields: {
      list: {
        title: '人员',
        'x-id': 'list',
        type: 'array',
        items: {
          type: 'object',
          properties: { name: { type: 'string', title: '姓名' } },
          oneOf: [
            kind('fixed', '固定人员', { post: { type: 'string', title: '岗位' } }),
            kind('guest', '流动人员', { from: { type: 'string', title: '来自' } }),
          ],
        },
      },
    },
    blocks: [{ field: '/list', as: 'rows' }],
  })
  const printed = layOut(bundle, paperViews, {
    list: [
      { name: '甲', kind: 'fixed', post: '研究' },
      { name: '丙', kind: 'guest', from: '乙校' },
    ],
  })
  // a column for what each alternative has, empty where it is another's
  const [table] = printed.parts.at(-1)!.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []))
  expect(table!.widths).toHaveLength(4)
  const texts = table!.cells.map(({ paragraphs }) => paragraphs[0]!.runs[0]?.text ?? '')
  expect(texts.join('｜')).toBe('姓名｜类型｜岗位｜来自｜甲｜固定人员｜研究｜｜丙｜流动人员｜｜乙校')
  expect(printed.parts.at(-1)!.flows).toBe(true)
})

test.each([
  ['unit', { title: '金额', 'x-unit': '万元' }, { title: '金额', 'x-unit': '亿元' }],
  ['title', { title: '级别' }, { title: '职级' }],
])('rows whose alternatives say another %s of one member are no table', (_, one, other) => {
  const taken = (code: string, more: object): Schema => ({
    title: code,
    properties: { kind: { title: '类型', const: code }, m: { type: 'number', ...more } },
    required: ['kind'],
  })
  const list = (second: object): Schema => ({
    title: '人员',
    'x-id': 'list',
    type: 'array',
    items: {
      type: 'object',
      properties: { name: { type: 'string', title: '姓名' } },
      oneOf: [taken('a', one), taken('b', second)],
    },
  })
  const tables = (second: object) =>
    layOut(
      bundleOf({ fields: { list: list(second) }, blocks: [{ field: '/list', as: 'rows' }] }),
      paperViews,
      { list: [{ name: '甲', kind: 'b', m: 2 }] },
    )
      .parts.at(-1)!
      .blocks.filter(({ kind }) => kind === 'table')
  expect(tables(one)).toHaveLength(1)
  expect(tables(other)).toHaveLength(0)
})

test('rows with texts at length, or of more values than a page is wide, are not', () => {
  expect(columnsOf({ day, purpose: { type: 'string', title: '目的', 'x-words': 400 } })).toBeLessThan(2)
  const many = Object.fromEntries(
    Array.from({ length: 20 }, (_, n) => [
      `v${n}`,
      { type: 'string', 'x-words': 20, title: `第${n}项` } as Schema,
    ]),
  )
  expect(columnsOf(many)).toBeLessThan(2)
})

test('references in printed rows are keys, or keys and names where the layout says so', () => {
  const used: Schema = {
    type: 'array',
    title: '所用',
    items: { type: 'string' },
    'x-ref': { list: '/rights' },
  }
  const made = { type: 'array', title: '产品', items: { type: 'object', properties: { day, used } } }
  const answers = {
    rights: [
      { code: 'IP01', name: '一种夹具' },
      { code: 'IP02', name: '控制软件' },
    ],
    made: [{ used: ['IP02', 'IP01', 'IP09'] }],
  }
  const wordsOf = (
    as: string,
    fields: Record<string, object> = { rights: keyedRows('知识产权', 'IP00'), made },
  ) => textOf(layOut(bundleOf({ fields, blocks: [{ field: '/made', as }] }), paperViews, answers)).at(-1)
  expect(wordsOf('rows')).toBe('IP02、IP01、IP09')
  expect(wordsOf('rows-titles')).toBe('IP02 控制软件、IP01 一种夹具、IP09')
  const long: Schema = { type: 'string', title: '说明', 'x-words': 400 }
  const lines = { ...made, items: { type: 'object', properties: { long, used } } }
  expect(wordsOf('rows-titles', { rights: keyedRows('知识产权', 'IP00'), made: lines })).toContain(
    'IP02 控制软件、',
  )
})

test('references to rows of a list in the same row are printed by the names that they have there', () => {
  const task: Schema = { type: 'string', title: '任务', 'x-ref': { list: '/projects/*/tasks' } }
  const steps = { type: 'array', title: '步骤', items: { type: 'object', properties: { task } } }
  const projects = {
    ...keyedRows('项目', 'RD00', { tasks: keyedRows('任务', 'T0'), steps }),
    'x-id': 'projects',
  }
  const blocks = [{ repeat: '/projects', blocks: [{ field: 'steps', as: 'rows-titles' }] }]
  const project = (name: string) => ({ tasks: [{ code: 'T1', name }], steps: [{ task: 'T1' }] })
  const words = textOf(
    layOut(bundleOf({ fields: { projects }, blocks }), paperViews, {
      projects: [project('选址'), project('试制')],
    }),
  )
  expect(words.filter((word) => word.startsWith('T1'))).toEqual(['T1 选址', 'T1 试制'])
})

test('printed rows with rows in them name those that each refers to by what they are called in that row', () => {
  const first: Schema = { type: 'string', title: '首项', 'x-ref': { list: '/projects/*/tasks' } }
  const projects = {
    ...keyedRows('项目', 'RD00', { tasks: keyedRows('任务', 'T0'), first }),
    'x-id': 'projects',
  }
  const project = (name: string) => ({ tasks: [{ code: 'T1', name }], first: 'T1' })
  const words = textOf(
    layOut(
      bundleOf({ fields: { projects }, blocks: [{ field: 'projects', as: 'rows-titles' }] }),
      paperViews,
      {
        projects: [project('选址'), project('试制')],
      },
    ),
  )
  expect(words.filter((word) => word.startsWith('T1 '))).toEqual(['T1 选址', 'T1 试制'])
})

test('rows with rows in them are a table, and under the name of each a table of the rows in it', () => {
  const purpose: Schema = { type: 'string', title: '目的', 'x-words': 400 }
  const hours: Schema = { type: 'integer', title: '工时', 'x-unit': '小时' }
  const steps: Schema = {
    type: 'array',
    title: '步骤',
    items: { type: 'object', properties: { what: { type: 'string', title: '内容' }, hours } },
  }
  const projects = { ...keyedRows('项目', 'RD00', { purpose, steps }), 'x-id': 'projects' }
  const printed = (answers: unknown) => {
    const bundle = bundleOf({ fields: { projects }, blocks: [{ field: 'projects', as: 'rows' }] })
    return layOut(bundle, paperViews, answers)
      .parts.at(-1)!
      .blocks.flatMap((block) =>
        block.kind === 'table'
          ? [block.cells.map(({ paragraphs }) => paragraphs[0]!.runs[0]?.text ?? '').join('｜')]
          : [],
      )
  }
  const step = (what: string) => ({ what, hours: 8 })
  const projectsFilled = [
    { code: 'RD01', name: '选址', purpose: '定点', steps: [step('勘察'), step('比选')] },
    { code: 'RD02', name: '试制', steps: [] },
  ]
  expect(printed({ projects: projectsFilled })).toEqual([
    '编号｜名称｜RD01｜选址｜RD02｜试制',
    'RD01 选址｜目的｜定点',
    '步骤：RD01 选址｜内容｜工时（小时）｜勘察｜8｜比选｜8',
    'RD02 试制｜目的｜',
  ])
  expect(printed({})).toEqual(['编号｜名称｜｜', '项目｜目的｜', '步骤｜内容｜工时（小时）｜｜'])
})
