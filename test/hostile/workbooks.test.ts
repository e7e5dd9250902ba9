import { strToU8, unzipSync, zipSync } from 'fflate'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { startCpuTime } from '../cpu-time.ts'
import { sheetViews } from '@formwright/fields/sheets'
import {
  explainSheet,
  readTable,
  readWorkbook,
  UnreadableSheet,
  writeTable,
  writeWorkbook,
} from '@formwright/sheets'
import type { SheetProblemCode } from '@formwright/sheets'
import texts from '../../packages/sheets/src/problems/texts.json' with { type: 'json' }
import { sample, shippedEdition } from '../edition.ts'
import { edited, withoutSheet } from '../sheets/edit-workbook.ts'

const { bundle } = await shippedEdition()
const good = await writeWorkbook(bundle, sheetViews, sample('eligible'))
const list = await writeXlsx({
  sheets: [
    {
      name: '清单',
      rows: [
        ['名称', '年度'],
        ['甲', 2023],
        ['乙', 2022],
      ],
    },
  ],
})
const text = (words: string) => strToU8(words)

type Parts = Record<string, Uint8Array>

/** A good workbook with some of its parts changed. */
function changed(bytes: Uint8Array, change: (parts: Parts) => Parts): Uint8Array {
  return zipSync(change(unzipSync(bytes)), { level: 6 })
}

/** The first sheet of a workbook written anew. */
function sheetXml(bytes: Uint8Array, change: (xml: string) => string): Uint8Array {
  return changed(bytes, (parts) => ({
    ...parts,
    'xl/worksheets/sheet1.xml': strToU8(change(new TextDecoder().decode(parts['xl/worksheets/sheet1.xml']))),
  }))
}

const rowsXml = (count: number, cell: string) => (xml: string) =>
  xml.replace(
    /<sheetData>.*<\/sheetData>/s,
    () =>
      `<sheetData>${Array.from({ length: count }, (_, y) => `<row r="${y + 1}">${cell.replaceAll('#', String(y + 1))}</row>`).join('')}</sheetData>`,
  )

/** The compound file of Office before 2007, with a stream of this name. */
function compound(stream: string): Uint8Array {
  const bytes = new Uint8Array(4096)
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  bytes.set(new Uint8Array(Uint16Array.from(stream, (letter) => letter.charCodeAt(0)).buffer), 1024)
  return bytes
}

/** An archive whose directory says that a part is small while it unpacks to much. */
function lying(): Uint8Array {
  const bytes = changed(list, (parts) => ({
    ...parts,
    'xl/worksheets/sheet1.xml': strToU8(
      `<worksheet><sheetData>${' '.repeat(90_000_000)}</sheetData></worksheet>`,
    ),
  }))
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  for (let at = 0; at < bytes.length - 46; at++) {
    const signature = view.getUint32(at, true)
    if (signature === 0x02014b50 && view.getUint32(at + 24, true) > 50_000_000)
      view.setUint32(at + 24, 100, true)
    if (signature === 0x04034b50 && view.getUint32(at + 22, true) > 50_000_000)
      view.setUint32(at + 22, 100, true)
  }
  return bytes
}

interface Hostile {
  readonly name: string
  readonly bytes: Uint8Array | (() => Uint8Array | Promise<Uint8Array>)
  /** What reading it as a list comes to: refused with this, or read with these words. */
  readonly list: SheetProblemCode | readonly SheetProblemCode[]
  /** What reading it as a declaration comes to; the same unless given. */
  readonly declaration?: SheetProblemCode | readonly SheetProblemCode[]
}

const MEGABYTE = 1024 * 1024
const only =
  (rows: unknown[][], more: object = {}) =>
  () =>
    writeXlsx({ sheets: [{ name: '清单', rows: rows as never, ...more }] })

const HOSTILE: readonly Hostile[] = [
  { name: 'nothing at all', bytes: new Uint8Array(), list: 'empty-file' },
  { name: 'an old Excel file', bytes: compound('Workbook'), list: 'old-excel' },
  { name: 'a workbook with a password', bytes: compound('EncryptedPackage'), list: 'encrypted' },
  { name: 'a PDF', bytes: text('%PDF-1.7 ...'), list: [], declaration: 'not-a-workbook' },
  {
    name: 'a picture',
    bytes: new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]),
    list: 'binary-text',
    declaration: 'not-a-workbook',
  },
  {
    name: 'a program',
    bytes: new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0]),
    list: 'binary-text',
    declaration: 'not-a-workbook',
  },
  { name: 'a file too large', bytes: () => new Uint8Array(21 * MEGABYTE).fill(65), list: 'too-large' },
  { name: 'a zip that is cut off', bytes: good.slice(0, good.length / 2), list: 'not-a-workbook' },
  {
    name: 'a zip with garbage inside',
    bytes: () => good.map((byte, at) => (at > 200 && at % 7 === 0 ? byte ^ 0x5a : byte)),
    list: 'not-a-workbook',
  },
  { name: 'two letters of a zip', bytes: text('PK'), list: 'not-a-workbook' },
  { name: 'an empty zip', bytes: zipSync({}), list: 'not-a-workbook' },
  { name: 'a zip of something else', bytes: zipSync({ 'answers.json': text('{}') }), list: 'not-a-workbook' },
  {
    name: 'a Word document',
    bytes: zipSync({ '[Content_Types].xml': text('<Types/>'), 'word/document.xml': text('<w/>') }),
    list: 'not-a-workbook',
  },
  {
    name: 'an OpenDocument sheet',
    bytes: zipSync({
      mimetype: text('application/vnd.oasis.opendocument.spreadsheet'),
      'content.xml': text('<x/>'),
    }),
    list: 'other-format',
  },
  { name: 'a Numbers sheet', bytes: zipSync({ 'Index/Document.iwa': text('x') }), list: 'other-format' },
  { name: 'a binary workbook', bytes: zipSync({ 'xl/workbook.bin': text('x') }), list: 'other-format' },
  {
    name: 'macros',
    bytes: () => changed(good, (parts) => ({ ...parts, 'xl/vbaProject.bin': text('x') })),
    list: 'macros',
  },
  {
    name: 'macros in another folder and case',
    bytes: () => changed(good, (parts) => ({ ...parts, 'XL/other/VBAPROJECT.BIN': text('x') })),
    list: 'macros',
  },
  {
    name: 'a bomb: one part of 90 MB',
    bytes: () =>
      changed(list, (parts) => ({ ...parts, 'xl/worksheets/sheet1.xml': new Uint8Array(90 * MEGABYTE) })),
    list: 'unpacks-too-large',
  },
  { name: 'a bomb whose directory lies', bytes: lying, list: 'unpacks-too-large' },
  {
    name: 'a bomb of many parts',
    bytes: () =>
      changed(list, (parts) => ({
        ...parts,
        ...Object.fromEntries(
          Array.from({ length: 70 }, (_, n) => [`xl/media/${n}.bin`, new Uint8Array(MEGABYTE)]),
        ),
      })),
    list: 'unpacks-too-large',
  },
  {
    name: 'a bomb of 3,000 empty parts',
    bytes: () =>
      changed(list, (parts) => ({
        ...parts,
        ...Object.fromEntries(Array.from({ length: 3000 }, (_, n) => [`x/${n}`, new Uint8Array()])),
      })),
    list: 'unpacks-too-large',
  },
  {
    name: 'a billion laughs',
    bytes: () =>
      sheetXml(list, (xml) => xml.replace('?>', '?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>')),
    list: 'unsafe-xml',
  },
  {
    name: 'an entity that reads a file',
    bytes: () =>
      sheetXml(list, (xml) => xml.replace('?>', '?><!doctype x [<!entity y SYSTEM "file:///etc/passwd">]>')),
    list: 'unsafe-xml',
  },
  {
    name: 'shared strings that define entities',
    bytes: () =>
      changed(list, (parts) => ({
        ...parts,
        'xl/sharedStrings.xml': text('<?xml version="1.0"?><!DOCTYPE sst []><sst/>'),
      })),
    list: 'unsafe-xml',
  },
  {
    name: 'XML that does not close',
    bytes: () => sheetXml(list, (xml) => xml.slice(0, xml.length / 2)),
    list: 'not-a-workbook',
  },
  {
    name: '1,000,000 rows',
    bytes: () => sheetXml(list, rowsXml(1_000_000, '<c r="A#"><v>1</v></c>')),
    list: 'too-many-rows',
    declaration: 'not-exported',
  },
  {
    name: '1,000,000 rows that are empty but formatted',
    bytes: () => sheetXml(list, rowsXml(1_000_000, '')),
    list: 'no-rows',
    declaration: 'not-exported',
  },
  {
    name: '30,000 rows',
    bytes: only(Array.from({ length: 30_000 }, (_, n) => [n])),
    list: 'too-many-rows',
    declaration: 'not-exported',
  },
  {
    name: '2,000 columns',
    bytes: only([Array.from({ length: 2000 }, (_, n) => n)]),
    list: 'too-many-columns',
    declaration: 'not-exported',
  },
  {
    name: 'a cell in the last row and column',
    bytes: () => sheetXml(list, rowsXml(1, '<c r="XFD1048576"><v>1</v></c>')),
    list: 'too-many-rows',
  },
  {
    name: 'cells without references',
    bytes: () => sheetXml(list, rowsXml(2, '<c><v>1</v></c>')),
    list: [],
    declaration: 'not-exported',
  },
  {
    name: 'a reference that is none',
    bytes: () => sheetXml(list, rowsXml(1, '<c r="?9z"><v>1</v></c>')),
    list: 'not-a-workbook',
  },
  {
    name: 'a string that is not in the table of strings',
    bytes: () => sheetXml(list, rowsXml(1, '<c r="A1" t="s"><v>999999</v></c><c r="B1"><v>1</v></c>')),
    list: [],
    declaration: 'not-exported',
  },
  {
    name: 'no sheet',
    bytes: () =>
      changed(list, (parts) => ({
        ...parts,
        'xl/workbook.xml': text(
          '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>',
        ),
      })),
    list: 'no-rows',
  },
  { name: 'empty sheets', bytes: only([]), list: 'no-rows', declaration: 'not-exported' },
  {
    name: 'merged cells',
    bytes: only(
      [
        ['名称', '年度'],
        ['甲', 2023],
        [null, 2022],
        [null, 2021],
      ],
      { merges: [{ startRow: 1, startCol: 0, endRow: 3, endCol: 0 }] },
    ),
    list: ['merged'],
    declaration: 'not-exported',
  },
  {
    name: 'a merge over everything',
    bytes: only([['名称'], ['甲'], ['乙']], {
      merges: [{ startRow: 0, startCol: 0, endRow: 1_048_575, endCol: 16_383 }],
    }),
    list: ['merged'],
    declaration: 'not-exported',
  },
  {
    name: 'a formula with its result',
    bytes: () =>
      edited(good, '一、基本情况', '集群占地面积（平方公里）', 0, { formula: '1+1', formulaResult: 2 }),
    list: [],
    declaration: ['formula'],
  },
  {
    name: 'a formula without result',
    bytes: () =>
      sheetXml(list, rowsXml(1, '<c r="A1"><f>HYPERLINK("http://x")</f></c><c r="B1"><v>1</v></c>')),
    list: ['formula-empty'],
    declaration: 'not-exported',
  },
  {
    name: 'a command in a formula',
    bytes: () => sheetXml(list, rowsXml(1, '<c r="A1"><f>cmd|\'/c calc\'!A0</f></c><c r="B1"><v>1</v></c>')),
    list: ['formula-empty'],
    declaration: 'not-exported',
  },
  {
    name: 'values that are errors',
    bytes: () => sheetXml(list, rowsXml(1, '<c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>1</v></c>')),
    list: ['cell-error'],
    declaration: 'not-exported',
  },
  {
    name: 'a number that is none',
    bytes: () => sheetXml(list, rowsXml(1, '<c r="A1"><v>1e999</v></c><c r="B1"><v>NaN</v></c>')),
    list: [],
    declaration: 'not-exported',
  },
  {
    name: 'the workbook of another form',
    bytes: () => writeWorkbook({ ...bundle, form: { ...bundle.form, id: 'another' } }, sheetViews, {}),
    list: [],
    declaration: 'other-form',
  },
  {
    name: 'what was exported, broken',
    bytes: () => edited(good, '_formwright', (rows) => rows.map((row, at) => (at > 3 ? ['!!!!'] : row))),
    list: [],
    declaration: ['base-lost'],
  },
  {
    name: 'what was exported, missing',
    bytes: () => withoutSheet(good, '_formwright'),
    list: [],
    declaration: ['base-lost'],
  },
  {
    name: 'what was exported, a bomb',
    bytes: () =>
      edited(good, '_formwright', (rows) => [
        ...rows.slice(0, 4),
        ['eJztwYEAAAAAw6D5U1/gCFUBAAAAAAAAAAAAAAAAAAAAAAAAAAAA'.repeat(400)],
      ]),
    list: [],
    declaration: ['base-lost'],
  },
  {
    name: 'a mark that reaches for the prototype',
    bytes: () => edited(good, '一、基本情况', (rows) => [...rows, ['/__proto__/polluted', 'x', '', 1]]),
    list: [],
    declaration: ['key-unknown'],
  },
  {
    name: 'CSV in GBK',
    bytes: new Uint8Array([
      0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xc4, 0xea, 0xb6, 0xc8, 0x0a, 0xbc, 0xd7, 0x2c, 0x31,
    ]),
    list: [],
    declaration: 'text-file',
  },
  {
    name: 'CSV in UTF-16',
    bytes: new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from('名称,年度\n甲,1', (letter) => letter.charCodeAt(0)).buffer),
    ]),
    list: [],
    declaration: 'not-a-workbook',
  },
  {
    name: 'bytes in no encoding',
    bytes: new Uint8Array([0x61, 0xff, 0xff, 0x2c, 0xfe, 0xff, 0x80]),
    list: 'unknown-encoding',
    declaration: 'text-file',
  },
  {
    name: 'CSV with a quote that never closes',
    bytes: text('名称,年度\n"甲,2023\n乙,2022\n'),
    list: 'bad-csv',
    declaration: 'text-file',
  },
  { name: 'CSV of commas', bytes: text(',,,\n,,,\n'), list: 'no-rows', declaration: 'text-file' },
]

/** What reading comes to: the code of a refusal, or the codes of what was said. */
async function outcome(
  reading: Promise<readonly { code: SheetProblemCode }[]>,
): Promise<SheetProblemCode | SheetProblemCode[]> {
  try {
    return [...new Set((await reading).map(({ code }) => code))]
  } catch (error) {
    if (!(error instanceof UnreadableSheet)) throw error
    for (const language of ['zh-CN', 'en'] as const) {
      const words = explainSheet(error.problem, language)
      expect(words).not.toMatch(/undefined|null|\{|    at /)
      expect(words.length).toBeGreaterThan(4)
    }
    return error.problem.code
  }
}

describe('hostile files', () => {
  test('there are at least fifty of them', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(50)
    expect(new Set(HOSTILE.map(({ name }) => name)).size).toBe(HOSTILE.length)
  })

  test.each(HOSTILE.map((one) => [one.name, one] as const))(
    '%s',
    async (_, { bytes, list: asList, declaration = asList }) => {
      const file = typeof bytes === 'function' ? await bytes() : bytes
      const worked = startCpuTime()
      expect({
        asList: await outcome(readTable(file).then(({ notices }) => notices)),
        declaration: await outcome(readWorkbook(file, bundle, sheetViews).then(({ problems }) => problems)),
      }).toEqual({ asList, declaration })
      expect(worked()).toBeLessThan(60_000)
    },
  )

  test('whatever byte is changed, a workbook is read or refused in words', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(good.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = good.slice()
          for (const [at, byte] of changes) bytes[at] = byte
          const reported = await outcome(
            readWorkbook(bytes, bundle, sheetViews).then(({ problems }) => problems),
          )
          expect([reported].flat().every((code) => Object.hasOwn(texts, code))).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  test('what was read of merged cells, GBK and UTF-16 is what stands there', async () => {
    const read = async (name: string) => {
      const { bytes } = HOSTILE.find((one) => one.name === name)!
      return (await readTable(typeof bytes === 'function' ? await bytes() : bytes)).rows
    }
    expect(await read('merged cells')).toEqual([
      ['名称', '年度'],
      ['甲', '2023'],
      ['甲', '2022'],
      ['甲', '2021'],
    ])
    expect(await read('CSV in GBK')).toEqual([
      ['名称', '年度'],
      ['甲', '1'],
    ])
    expect(await read('CSV in UTF-16')).toEqual([
      ['名称', '年度'],
      ['甲', '1'],
    ])
  })
})

describe('what is written', () => {
  const tableOf = async (format: 'csv' | 'xlsx', content: string) => {
    async function* rows() {
      yield [content]
    }
    return new Uint8Array(
      await new Response(
        writeTable(format, { title: '表', columns: [{ title: '列' }] }, rows()),
      ).arrayBuffer(),
    )
  }

  test.each(['=1+1', '\r=1', '＝1'])('CSV makes %j harmless', async (content) => {
    const line = new TextDecoder()
      .decode(await tableOf('csv', content))
      .split('\r\n')
      .slice(1)
      .join('\r\n')
    expect(line.replace(/^"/, '').startsWith("'")).toBe(true)
  })

  test('a workbook holds texts as texts', async () => {
    const parts = unzipSync(await tableOf('xlsx', "=cmd|'/c calc'!A0"))
    const xml = Object.entries(parts)
      .filter(([name]) => name.includes('worksheets'))
      .map(([, part]) => new TextDecoder().decode(part))
      .join('')
    expect(xml).toContain('=cmd|')
    expect(xml).not.toContain('<f>')
  })
})
