import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import type { SmallForm } from '@formwright/definition/testing'
import { paperViews } from '@formwright/fields/paper'
import { layOut, textOf } from '@formwright/paper'
import { writeDocx } from '@formwright/paper/docx'
import { PdfPrinter } from '@formwright/paper/node'
import { pdfPages } from './pdf-text.ts'

const printer = new PdfPrinter()
const text = (title: string) => ({ type: 'string', title })
const items = (more: object = {}) => ({
  type: 'array',
  title: '产品',
  items: { type: 'object', properties: { name: text('名称'), intro: text('介绍'), proof: text('证明') } },
  ...more,
})
const paperOf = (
  blocks: readonly object[],
  answers?: unknown,
  fields: NonNullable<SmallForm['fields']> = { items: items() },
) => layOut(bundleOf({ fields, blocks }), paperViews, answers)
const pagesOf = async (...made: Parameters<typeof paperOf>) => pdfPages(printer.print(paperOf(...made)).pdf)
const times = (found: string, words: string) => found.split(words).length - 1

const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => [{ text: `第${n + 1}项` }, { field: '/name' }])
const heads = [{ text: '指标' }, { text: '数额' }]

describe('the heading of a table comes again on its next page', () => {
  const tall = (more: object, ...rows: object[][]) =>
    pagesOf([{ columns: [60, 90], rows: [...rows, ...lines(40)], ...more }], {}, { name: text('名') })

  test('the first rows that have nothing but words, unless it says which', async () => {
    const title = [{ text: '经济指标表', span: 2 }]
    expect((await tall({}, heads)).map((page) => times(page, '指标数额'))).toEqual([1, 1])
    expect((await tall({}, title, heads)).map((page) => times(page, '经济指标表指标数额'))).toEqual([1, 1])
    expect((await tall({ header: 0 }, heads)).map((page) => times(page, '指标数额'))).toEqual([1, 0])
  })

  test('a title alone, or words beside rows of answers, head nothing', async () => {
    expect((await tall({}, [{ text: '总表', span: 2 }])).map((page) => times(page, '总表'))).toEqual([1, 0])
    const beside = [{ text: '声明', rows: 3 }, { text: '承诺如下' }]
    const rows = [beside, [{ field: '/name' }], [{ field: '/name' }]]
    expect((await tall({}, ...rows)).map((page) => times(page, '承诺如下'))).toEqual([1, 0])
  })
})

describe('what belongs together stays on one page', () => {
  const card = {
    repeat: '/items',
    columns: [40, 110],
    rows: [
      [{ label: '/name' }, { field: 'name' }],
      [{ label: '/intro' }, { field: 'intro', height: 60 }],
      [{ text: '证明材料' }, { field: 'proof' }],
    ],
  }
  const rows = ['甲', '乙', '丙'].map((name) => ({ name: `产品${name}`, proof: `证书${name}` }))
  const cut = (pages: string[]) => pages.filter((page) => times(page, '产品') !== times(page, '证书')).length

  test('each row of a list that comes as a card, unless it says otherwise', async () => {
    const pages = await pagesOf([card], { items: rows })
    expect([pages.length, cut(pages)]).toEqual([2, 0])
    expect(cut(await pagesOf([{ ...card, together: false }], { items: rows }))).toBe(2)
  })

  test('cards of several blocks, and those in cards that are too long', async () => {
    const { repeat: _, ...table } = card
    const inner = { repeat: 'parts', blocks: [{ text: '部件{n}', style: 'heading' }, table] }
    const outer = { repeat: '/items', blocks: [{ text: '第{n}套', style: 'heading' }, inner] }
    const part = text('部件')
    const fields = {
      items: items({
        items: {
          type: 'object',
          properties: { parts: items(), name: part },
        },
      }),
    }
    const pages = await pagesOf([outer], { items: [{ parts: rows }, { parts: rows }] }, fields)
    expect([pages.length, cut(pages)]).toEqual([3, 0])
    expect(pages.map((page) => [times(page, '部件'), times(page, '产品')])).toEqual([
      [2, 2],
      [2, 2],
      [2, 2],
    ])
  })

  test('no page is left blank by what fills one below the heading of its part', async () => {
    const tables = [60, 60].map((height) => ({
      columns: [150],
      rows: [[{ text: '甲' }], [{ text: '乙', height }]],
    }))
    const filled = (height: number) => [
      {
        repeat: '/items',
        startsPage: true,
        blocks: [
          { text: '第{n}项', style: 'heading' },
          ...tables,
          { columns: [150], rows: [[{ text: '丙', height }]] },
        ],
      },
    ]
    const heading = { text: '产品', level: 1, align: 'left' } as const
    for (let height = 60; height < 76; height += 2) {
      const made = paperOf(filled(height), { items: [{}, {}] })
      const parts = [{ ...made.parts.at(-1)!, heading, startsPage: true }]
      const pages = await pdfPages(printer.print({ ...made, parts }).pdf)
      expect([height, pages.filter((page) => !/[甲乙丙]/.test(page))]).toEqual([height, []])
    }
  })

  test('rows that say so, and tables', async () => {
    const filler = { columns: [150], rows: [[{ text: '上文', height: 165 }]] }
    const seal = (more: object) => [{ text: '意见', height: 20, ...more }]
    const rowsOf = (more: object) => [seal(more), [{ text: '盖章', height: 20 }]]
    const at = async (...blocks: object[]) =>
      (await pagesOf([filler, ...blocks], {}, {})).map(
        (page) => `${times(page, '意见')}${times(page, '盖章')}`,
      )
    expect(await at({ columns: [150], rows: rowsOf({}) })).toEqual(['10', '01'])
    expect(await at({ columns: [150], rows: rowsOf({ withNext: true }) })).toEqual(['00', '11'])
    expect(await at({ columns: [150], rows: rowsOf({}), together: true })).toEqual(['00', '11'])
    expect(await at({ columns: [150], rows: rowsOf({ strong: true }) })).toEqual(['00', '11'])
    expect(await at({ columns: [150], rows: rowsOf({ strong: true, withNext: false }) })).toEqual([
      '10',
      '01',
    ])
    expect(await at({ columns: [150], header: 1, rows: rowsOf({ withNext: true }) })).toEqual(['00', '11'])
    const [first, second] = rowsOf({})
    const [above, below] = [first, second].map((row) => ({ columns: [150], rows: [row!] }))
    expect(await at(above!, below!)).toEqual(['10', '01'])
    expect(await at({ ...above, withNext: true }, below!)).toEqual(['00', '11'])
  })

  test('nothing is cut off where it takes more than a page after all', async () => {
    // words a little longer than half a line take far more lines than their letters
    const long = 'internationals '.repeat(46)
    const narrow = { ...card, columns: [40, 44], rows: [...card.rows, [{ text: '尾' }, { text: '末行' }]] }
    const files = { 'paper.json': { page: { start: 'flow' }, blocks: [narrow] } }
    const bundle = bundleOf({ fields: { items: items() }, files })
    const made = layOut(bundle, paperViews, { items: [{ name: '产品', intro: long, proof: '证书' }] })
    expect(made.parts.at(-1)!.blocks).toMatchObject([{ kept: [{ y: 0, rows: 4 }] }])
    const pages = await pdfPages(printer.print(made).pdf)
    expect([times(pages.join(''), 'internationals'), times(pages.join(''), '末行')]).toEqual([46, 1])
    // no more lines on a page than have room between its margins
    expect(Math.max(...pages.map((page) => times(page, 'internationals')))).toBeLessThan(44)
    const name = text('名')
    const [row] = lines(1)
    const high = await pagesOf([{ columns: [130, 22], rows: [row!] }], { name: '汉'.repeat(600) }, { name })
    expect(times(high.join(''), '汉')).toBe(600)
    const header = { columns: [130, 22], header: 1, rows: [row!, [{ text: '尾' }, { text: '末行' }]] }
    const headed = (await pagesOf([header], { name: '汉'.repeat(600) }, { name })).join('')
    expect([times(headed, '汉'), times(headed, '末行')]).toEqual([600, 1])
  })

  test('in Word every cell of a row says so, those that reach down in it as well', async () => {
    const years = {
      rows: [
        [{ text: '年度', rows: 2 }, { field: 'name' }],
        [{ field: 'proof' }],
        [{ text: '尾' }, { text: '末' }],
      ],
    }
    const made = paperOf([{ repeat: '/items', columns: [40, 110], ...years }], { items: [{}] })
    const xml = strFromU8(unzipSync(await writeDocx(made))['word/document.xml']!)
    const kept = xml
      .split('<w:tr>')
      .slice(1)
      .map((row) => [times(row, '<w:tc>'), times(row.split('</w:tbl>')[0]!, '<w:keepNext/>')])
    expect(kept).toEqual([
      [2, 2],
      [2, 2],
      [2, 0],
    ])
  })
})

test('a list without rows has as many to write on as the paper says, or as it has to have', () => {
  const blank = (blocks: readonly object[], more: object = {}) =>
    layOut(bundleOf({ fields: { items: items(more) }, blocks }), paperViews).parts.flatMap(
      ({ blocks: made }) => made.flatMap((block) => (block.kind === 'table' ? [block.rows] : [])),
    )
  const rows = { field: '/items', as: 'rows' }
  expect(blank([rows])).toEqual([2])
  expect(blank([{ ...rows, blankRows: 5 }])).toEqual([6])
  expect(blank([rows], { minItems: 3 })).toEqual([4])
  expect(blank([{ columns: [150], rows: [[{ ...rows, blankRows: 4 }]] }])).toEqual([5])
  expect(
    blank([{ repeat: '/items', blankRows: 3, rows: [[{ label: '/name' }, { field: 'name' }]] }]),
  ).toEqual([1, 1, 1])
  const count = { type: 'integer', title: '项数', 'x-list': { columns: [{ key: 'name', title: '名称' }] } }
  const listed = layOut(
    bundleOf({ fields: { count }, blocks: [{ list: '/count', blankRows: 7 }] }),
    paperViews,
  )
    .parts.at(-1)!
    .blocks.find(({ kind }) => kind === 'table')
  expect(listed).toMatchObject({ rows: 8 })
  const filled = paperOf([{ ...rows, blankRows: 5 }], { items: [{ name: '甲' }] })
  expect(filled.parts.at(-1)!.blocks.at(-1)).toMatchObject({ rows: 2 })
})

test('a list that is printed as lines has them in the blank form as well', () => {
  const fields = { items: items() }
  const long = { ...fields.items.items.properties, story: { type: 'string', title: '情况', 'x-words': 500 } }
  const listed = { ...fields.items, items: { type: 'object', properties: long } }
  const words = textOf(paperOf([{ field: '/items', as: 'rows', blankRows: 2 }], undefined, { items: listed }))
  expect(words.filter((line) => line.includes('情况'))).toHaveLength(2)
})

test('an annual value is printed year by year, by name of the year', () => {
  const sales = {
    type: 'object',
    title: '收入',
    'x-annual': 'report',
    additionalProperties: { type: 'number' },
  }
  const cells = [
    { label: '/sales/last' },
    { field: '/sales/last' },
    { field: '/sales/first' },
    { field: 'sales.previous' },
  ]
  const bundle = bundleOf({
    years: { report: [2021, 2022, 2023] },
    fields: { sales },
    blocks: [{ rows: [cells] }],
  })
  const made = layOut(bundle, paperViews, { sales: { y2021: 1, y2022: 2, y2023: 3 } })
  expect(textOf(made).slice(-4)).toEqual(['2023年', '3', '1', '2'])
})
