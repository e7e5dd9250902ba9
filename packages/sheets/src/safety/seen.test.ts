import { expect, test } from 'vitest'
import { writeXlsx } from '../library/xlsx.ts'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { readTable } from '../table/read-table.ts'
import { UnreadableSheet } from '../problems/problems.ts'
import { guardWorkbook } from './guard.ts'
import { seenContent } from './seen.ts'

test.each([
  [468000, '0!.0000"万"', '46.8000万', 468000],
  [468000, '0\\.0000"万"', '46.8000万', 468000],
  [46800, '0.0,', '46.8', 46800],
  [123, '00000', '00123', 123],
  [0.241, '0.0%', '24.1%', undefined],
  [1234.567, '#,##0.00', 1234.567, undefined],
  [-3, '#,##0_);(#,##0)', -3, undefined],
  [1234, '"¥"#,##0.00', 1234, undefined],
  [468000, '0.00E+00', 468000, undefined],
  [0.4, '0', 0.4, undefined],
  [5, ';;;', 5, 5],
  [0, '0;-0;;@', 0, 0],
  [0, '_-* #,##0_-;-* #,##0_-;_-* "-"_-', 0, undefined],
  [46.8, '0.0"万"', '46.8万', 46.8],
  [46.8, '0.0 "k"', '46.8 k', 46.8],
  [46.8, '0.0"千克"', 46.8, undefined],
  [46.8, '"约"0.0', 46.8, undefined],
  [46.8, '[<50]"少";0.0', '少', 46.8],
  [-46.8, '0.0;0.0', '46.8', -46.8],
  [-46.8, '0.0;[Red]0.0', -46.8, -46.8],
  [-0.04, '0.0;0.0', -0.04, undefined],
  [5, '\\-0', '-5', 5],
  [-5, '¥#,##0;¥-#,##0', -5, undefined],
  [-0.241, '0.0%;0.0%', '24.1%', '-24.1%'],
  [2.25, '# ?/?', 2.25, undefined],
  [1.5e-7, '0.0E+00"万"', '1.5E-07万', '0.00000015'],
  [1000000017795270.6, '#,##0', 1000000017795270.6, undefined],
  [10000000177952706, '#,##0', 10000000177952706, undefined],
  [6.867264687796195e222, '#,##0', 6.867264687796195e222, undefined],
  [-Number.MAX_VALUE, '#,##0.00', -Number.MAX_VALUE, undefined],
  [5, '[no format', 5, undefined],
  [24.1, '0.00\\%', 24.1, undefined],
  [24.1, '0.00!%', 24.1, undefined],
  [24.1, '0.0"%"', 24.1, undefined],
  [5, '0_%', 5, undefined],
  [0.241, '0.00%;[Red]-0.00%', '24.1%', undefined],
  [5, '"2021年"0', 5, undefined],
  [7, '"2021年"000', '2021年007', 7],
  [12, '0"0000"', '120000', 12],
  [468000, '0"."0000"万"', '46.8000万', 468000],
  [468000, '[>=10000]0!.0,"万";0', '46.8万', 468000],
  [4680, '[>=10000]0!.0,"万";0', 4680, undefined],
  [4680000, '#,##0,', '4,680', 4680000],
  [468000, '0.00,,"百万"', '0.47百万', 468000],
  [-46800, '0.0,;(0.0,)', '-46.8', -46800],
  [-46800, '0.0,_ ;[Red]\\-0.0,\\ ', '-46.8', -46800],
  [0.5, '# ?/?', 0.5, undefined],
  [123, '[DBNum1][$-804]General', 123, undefined],
  [468000, 'General"元"', 468000, undefined],
  [468000, '#,##0\\ "km2"', 468000, undefined],
])('%d in the format %s is read as %j', (value, pattern, content, stored) => {
  const seen = seenContent(value, pattern)
  expect([seen.content, seen.notice?.params?.stored]).toEqual([content, stored?.toString()])
})

test.each([
  ['0.0"亿元"', '亿元', 46.8, undefined],
  ['0.0"亿"', '亿元', 46.8, undefined],
  ['0.0"km2"', 'km²', 46.8, undefined],
  ['0.0"万"', '亿元', '46.8万', 'seen'],
  ['0.0"元"', '亿元', 46.8, 'seen-kept'],
  ['0.0"元"', '元', 46.8, undefined],
  ['"约"0.0', '亿元', 46.8, undefined],
  ['(0.0)', '亿元', 46.8, undefined],
])('46.8 in the format %s of a field in %s is read as %j', (pattern, unit, content, code) => {
  const seen = seenContent(46.8, pattern, unit)
  expect([seen.content, seen.notice?.code]).toEqual([content, code])
})

test('a text file is called one, without its letters', () => {
  const codeOf = (bytes: Uint8Array) => {
    try {
      guardWorkbook(bytes)
      return undefined
    } catch (error) {
      return error instanceof UnreadableSheet ? [error.problem.code, error.message.includes('hell')] : error
    }
  }
  expect(codeOf(strToU8('hello, 世界'))).toEqual(['text-file', false])
  expect(codeOf(strToU8('%PDF-1.7\n'))).toEqual(['not-a-workbook', false])
  expect(codeOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))).toEqual([
    'not-a-workbook',
    false,
  ])
  expect(codeOf(strToU8('PK hell'))).toEqual(['not-a-workbook', false])
})

test('a scaled number and a hidden row are reported, a phonetic guide is no text', async () => {
  const made = await writeXlsx({
    sheets: [
      {
        name: '表',
        rows: [
          ['产值', '名称'],
          [46800, '东京'],
          [1, 'x'],
        ],
        cells: new Map([['1,0', { value: 46800, type: 'number', style: { numFmt: '0.0,' } }]]),
        rowDefs: new Map([[2, { hidden: true }]]),
      },
    ],
  })
  const parts = unzipSync(made)
  for (const [name, part] of Object.entries(parts))
    parts[name] = strToU8(
      strFromU8(part).replace('东京</t>', '东京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh>'),
    )
  const { rows, notices } = await readTable(zipSync(parts))
  expect(rows).toEqual([
    ['产值', '名称'],
    ['46.8', '东京'],
    ['1', 'x'],
  ])
  expect(notices.map(({ code }) => code).sort()).toEqual(['hidden-rows', 'seen'])
})

test('a time of day in a list of a file is a time, and a day is a day', async () => {
  const cells = new Map([
    ['1,0', { value: 14.5 / 24, type: 'number' as const, style: { numFmt: 'hh:mm' } }],
    ['1,1', { value: 46056, type: 'number' as const, style: { numFmt: 'yyyy-mm-dd' } }],
  ])
  const rows = [
    ['时间', '日期'],
    [14.5 / 24, 46056],
  ]
  const made = await writeXlsx({ sheets: [{ name: '表', rows, cells }] })
  expect((await readTable(made)).rows[1]).toEqual(['14:30', '2026-02-03'])
})
