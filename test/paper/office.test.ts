import { afterAll, describe, expect, test } from 'vitest'
import { paperViews } from '@formwright/fields/paper'
import { sheetViews } from '@formwright/fields/sheets'
import { layOut } from '@formwright/paper'
import { writeDocx } from '@formwright/paper/docx'
import { PdfPrinter } from '@formwright/paper/node'
import { readTable, readWorkbook, writePrintedTable, writeTable, writeWorkbook } from '@formwright/sheets'
import { sample, shippedEdition } from '../edition.ts'
import { Office } from './office.ts'
import { pdfPages } from './pdf-text.ts'

const { bundle } = await shippedEdition()
const office = new Office()
const printer = new PdfPrinter()
afterAll(() => office.close())

describe('LibreOffice', () => {
  test.each(['eligible', 'blank'] as const)(
    'opens the DOCX of the form (%s): its parts start on the pages on which ours do',
    async (name) => {
      const document = layOut(bundle, paperViews, name === 'blank' ? undefined : sample(name))
      const pages = await pdfPages(await office.convert(await writeDocx(document), 'docx', 'pdf'))
      const { starts } = printer.print(document)
      const theirs = document.parts
        .filter(({ heading }) => heading)
        .map(({ key, heading }) => ({
          part: key,
          page: pages.findIndex((page) => page.startsWith(heading!.text.replaceAll(/\s/g, ''))) + 1,
        }))
      expect(theirs).toEqual(starts.filter(({ part }) => theirs.some((other) => other.part === part)))
    },
  )

  test('opens the workbook and saves it again: nothing counts as changed', async () => {
    const answers = sample('eligible')
    const again = await office.convert(await writeWorkbook(bundle, sheetViews, answers), 'xlsx', 'xlsx')
    const { answers: read, changed, problems } = await readWorkbook(again, bundle, sheetViews)
    expect({ changed, problems }).toEqual({ changed: [], problems: [] })
    expect(read).toEqual(answers)
  })

  test('shows the workbook with the official titles and what was filled in', async () => {
    const text = (
      await pdfPages(
        await office.convert(await writeWorkbook(bundle, sheetViews, sample('eligible')), 'xlsx', 'pdf'),
      )
    ).join('')
    for (const words of [
      '一、基本情况',
      '集群总产值（亿元）',
      '217.60',
      '112,750.40',
      '绘制产业链图谱',
      '晋江市运动鞋服产业园区管理委员会',
      '标准清单',
    ])
      expect(text).toContain(words)
  })

  test('prints the summary table one page wide, with its header on each page and the place of the seal at its end', async () => {
    const [table] = bundle.edition.tables!
    const rows = Array.from({ length: 60 }, (_, n) =>
      table!.columns.map(({ value }) =>
        value === '$ordinal' ? n + 1 : value.startsWith('/leading') ? 1234.5 + n : '某某县特色产业集群',
      ),
    )
    const pages = await pdfPages(
      await office.convert(
        await writePrintedTable(
          {
            ...table!,
            language: 'zh-CN',
            columns: table!.columns.map((column) => ({ ...column, format: '#,##0.00' })),
          },
          rows,
        ),
        'xlsx',
        'pdf',
      ),
    )
    expect(pages.length).toBeGreaterThan(1)
    expect(pages.length).toBeLessThan(8)
    expect(pages[0]!.startsWith(table!.title)).toBe(true)
    for (const page of pages)
      for (const title of ['推荐顺序', '集群名称', '联系电话']) expect(page).toContain(title)
    expect(pages.join('')).toContain('1,293.50')
    expect(pages.at(-1)).toContain('推荐单位（公章）')
  })

  test('reads a streamed table with texts that look like formulas as texts', async () => {
    async function* rows() {
      yield ['=1+1', 2, new Date('2024-06-20T00:00:00Z')]
      yield ['-3', 0.1, null]
    }
    const bytes = new Uint8Array(
      await new Response(
        writeTable(
          'xlsx',
          { title: '表[1]', columns: [{ title: '名称' }, { title: '数' }, { title: '日期' }] },
          rows(),
        ),
      ).arrayBuffer(),
    )
    const csv = new TextDecoder().decode(await office.convert(bytes, 'xlsx', 'csv'))
    expect(csv.split('\n').map((line) => line.split(',').slice(0, 2))).toEqual([
      ['名称', '数'],
      ['=1+1', '2'],
      ['-3', '0.1'],
      [''],
    ])
    expect((await readTable(bytes)).rows[1]).toEqual(['=1+1', '2', '2024-06-20'])
  })
})
