import { strFromU8, unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bundleOf } from '@formwright/definition/testing'
import { paperViews } from '@formwright/fields/paper'
import { layOut, sectionsOf } from '@formwright/paper'
import { writeDocx } from '@formwright/paper/docx'
import { PdfPrinter } from '@formwright/paper/node'
import { pdfSheets } from './pdf-text.ts'

const heads = Array.from({ length: 14 }, (_, index) => ({ text: `第${index + 1}列` }))
const wide = { columns: heads.map(() => 16), rows: [heads, heads.map(() => ({ text: '1' }))], header: 1 }
const blocks = [
  { text: '以下为附表', style: 'paragraph' },
  { ...wide, orientation: 'landscape' },
  { text: '第{n}项', repeat: '/items', style: 'heading', startsPage: true, orientation: 'landscape' },
  { text: '法定代表人签字', style: 'paragraph' },
]
const bundle = bundleOf({
  fields: {
    items: {
      type: 'array',
      items: { type: 'object', properties: { name: { type: 'string', title: '名' } } },
    },
  },
  blocks,
})
const document = layOut(bundle, paperViews, { items: [{}, {}] })
const UPRIGHT = [210, 297]
const TURNED = [297, 210]

test('blocks stand on landscape pages and what follows on upright ones again, in PDF and DOCX', async () => {
  const { pdf, overflows } = new PdfPrinter().print(document)
  expect(await pdfSheets(pdf)).toEqual([UPRIGHT, TURNED, TURNED, TURNED, UPRIGHT])
  expect(overflows).toEqual([])
  const xml = strFromU8(unzipSync(await writeDocx(document))['word/document.xml']!)
  const pages = [...xml.matchAll(/<w:pgSz w:w="(\d+)" w:h="(\d+)"(?: w:orient="(\w+)")?/g)]
  expect(pages.map(([, width, height, orient]) => [Number(width) > Number(height), orient])).toEqual([
    [false, 'portrait'],
    [true, 'landscape'],
    [false, 'portrait'],
  ])
})

test('a table on a landscape page is as wide as it says', () => {
  const [, turned] = sectionsOf(document)
  const [table] = turned!.parts[0]!.blocks
  expect(table).toMatchObject({ kind: 'table', widths: heads.map(() => 16) })
})

test('a part says it for all of its blocks, and a block may say otherwise', () => {
  const files = {
    'paper.json': {
      page: { start: 'new', orientation: 'landscape' },
      blocks: [wide, { text: '落款', style: 'paragraph', orientation: 'portrait' }],
    },
  }
  const parts = sectionsOf(layOut(bundleOf({ fields: {}, files }), paperViews))
  // the title of the form stands before its first part
  expect(parts.map(({ turned }) => turned)).toEqual([false, true, false])
})

test('the margins turn with the page, with room for what stands at its head and foot', () => {
  const edition = { page: { size: [210, 297], margins: [30, 8, 25, 20] } }
  const { turnedSheet } = layOut(bundleOf({ fields: {}, blocks, edition }), paperViews)
  expect(turnedSheet.margins).toEqual({ top: 20, right: 30, bottom: 18, left: 25 })
})

test('the heading of a block on a landscape page stands there with it', async () => {
  const headed = bundleOf({
    fields: {},
    blocks: [
      { text: '概况', style: 'paragraph' },
      { text: '附表一', style: 'heading' },
      { text: '单位：万元', style: 'note', withNext: true },
      { ...wide, orientation: 'landscape' },
      { text: '说明', style: 'heading' },
      { text: '以上为附表', style: 'paragraph' },
    ],
  })
  const laidOut = layOut(headed, paperViews)
  expect(await pdfSheets(new PdfPrinter().print(laidOut).pdf)).toEqual([UPRIGHT, TURNED, UPRIGHT])
  const [, turned] = sectionsOf(laidOut)
  expect(turned!.parts.flatMap((part) => part.blocks)).toHaveLength(3)
})

test('a merged cell with a height of its own is as high in a DOCX as it is in the PDF', async () => {
  const rows = [
    [{ text: '意见', rows: 3, height: 60 }, { text: '一' }],
    [{ text: '二' }],
    [{ text: '三' }],
    [{ text: '四' }, { text: '五' }],
  ]
  const merged = layOut(bundleOf({ fields: {}, blocks: [{ columns: [40, 100], rows }] }), paperViews)
  const xml = strFromU8(unzipSync(await writeDocx(merged))['word/document.xml']!)
  const heights = [...xml.matchAll(/<w:tr>.*?<\/w:tr>/gs)].map(([row]) =>
    Number(/<w:trHeight w:val="(\d+)"/.exec(row)?.[1] ?? 0),
  )
  // two rows of a line stand above the third, which has the rest of the 60 mm
  expect(heights.map((height) => Math.round((height / 1440) * 25.4))).toEqual([0, 0, 44, 0])
})

test('a line that ends within a text of the form ends in a DOCX as it does in the PDF', async () => {
  const cell = [{ text: '甲司\n乙司' }]
  const paper = layOut(
    bundleOf({ fields: {}, blocks: [{ text: '部门编制\n二〇一六年六月' }, { columns: [40], rows: [cell] }] }),
    paperViews,
  )
  const xml = strFromU8(unzipSync(await writeDocx(paper))['word/document.xml']!)
  const words = [...xml.matchAll(/<w:br\/>|<w:t [^>]*>([^<]+)<\/w:t>/g)].map(([, text = '↵']) => text)
  expect(words.join('')).toContain('部门编制↵二〇一六年六月')
  expect(words.join('|')).not.toContain('\n')
})
