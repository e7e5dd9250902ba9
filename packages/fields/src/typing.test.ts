import { isInRegion, localeOf } from '@formwright/definition'
import { describe, expect, test } from 'vitest'
import { choiceCell } from './choice/choice.sheet.ts'
import { choicesOf } from './choice/choices-of.ts'
import { readDay } from './date/day-content.ts'
import { blockIn } from './grid/block.ts'
import { valueOfText } from './grid/cell-value.ts'
import { compared } from './list-table/compare-rows.ts'
import { isMisread, parseCell, showCell, sortedIndexes, trimmed, withoutEmpty } from './list-table/rows.ts'
import { countNames, parseNames } from './names/names.screen.tsx'
import { tidyDate } from './date/tidy-date.ts'
import { textOfContent } from './sheet/content.ts'
import { formattedCell } from './date/formatted-cell.ts'
import { allChosenBy } from './sheet/all-chosen-by.ts'
import { parseNumber } from './sheet/parse.ts'
import { linesOf } from './text/text.ts'
import { quotedCell } from '@formwright/sheets/clipboard'
import { nameOfRegionIn, regionsOfLevel, loadRegions } from './region/region-list.ts'

const CHINESE = localeOf({ form: { id: 'x', title: '表', agency: '机关' }, texts: {} })

test.each([
  ['time', '14:30', '14:30:00+01:00'],
  ['time', '14h30', '14:30:00+01:00'],
  ['date-time', '4/2/2026 14:30', '2026-02-04T14:30:00+01:00'],
  ['date-time', '2026-02-14 14:30', '2026-02-14T14:30:00+01:00'],
  ['uri', 'www.example.org', 'https://www.example.org'],
  ['time', 'bientôt', 'bientôt'],
])(
  'of a format (%s) “%s” is kept as %j, typed in a list or a table or filled in a workbook',
  (format, typed, kept) => {
    const locale = localeOf({
      form: { id: 'x', title: 'X', agency: 'Y', language: 'fr' },
      texts: {},
      edition: { window: PARIS },
    })
    expect(parseCell(typed, { key: 'v', title: 'V', type: 'text', format }, locale)).toBe(kept)
    expect(valueOfText(typed, { type: 'string', format }, locale)).toBe(kept)
    expect(formattedCell({ format }, locale).read(typed)).toBe(kept)
  },
)

const PARIS = { from: '2026-01-01', to: '2026-12-31', timeZone: 'Europe/Paris', source: '' }

test('several options are meant by their titles one behind another', () => {
  const locale = localeOf({ form: { id: 'x', title: 'X', agency: 'Y', language: 'fr' }, texts: {} })
  const options = ['allemand', 'Français', 'a', 'A'].map((title) => ({ const: `c-${title}`, title }))
  const schema = { type: 'string', oneOf: options } as const
  expect(allChosenBy('Français; allemand', schema, locale)).toEqual(['c-Français', 'c-allemand'])
  expect(allChosenBy('Français、A', schema, locale)).toEqual(['c-Français', 'c-A'])
  expect(allChosenBy('Français; Italien', schema, locale)).toEqual(['Français; Italien'])
})

test('an option is meant by its title in other capitals, where no other is', () => {
  const options = ['Nitrate', 'A', 'a'].map((title) => ({ const: `c-${title}`, title }))
  const cell = choiceCell('/x', { type: 'string', oneOf: options }, CHINESE)
  expect(cell.read('nitrate', undefined)).toBe('c-Nitrate')
  expect(cell.read('NITRATE ', undefined)).toBe('c-Nitrate')
  expect(cell.read('a', undefined)).toBe('c-a')
  expect(cell.read('nitrat', undefined)).toBe('nitrat')
  const kinds = choiceCell(
    '/x',
    {
      oneOf: [
        { const: 1, title: 'A person' },
        { const: { n: 2 }, title: 'A firm' },
      ],
    },
    CHINESE,
  )
  expect(kinds.read('a person', undefined)).toBe(1)
  expect(kinds.read(' A firm', undefined)).toEqual({ n: 2 })
})

test('a time of day, and a day with a time, of a spreadsheet are texts as they are shown there', () => {
  expect(textOfContent(new Date(Date.UTC(1899, 11, 31, 14, 30)))).toBe('14:30')
  expect(textOfContent(new Date(Date.UTC(1899, 11, 30, 8, 5, 9)))).toBe('08:05:09')
  expect(textOfContent(new Date(Date.UTC(2026, 1, 3)))).toBe('2026-02-03')
  expect(textOfContent(new Date(Date.UTC(2026, 1, 3, 14, 30)))).toBe('2026-02-03 14:30')
  expect(readDay(new Date(Date.UTC(2026, 1, 3, 14, 30)), CHINESE)).toBe('2026-02-03')
})

describe('a typed number', () => {
  test.each([
    ['12.5', '', 12.5],
    ['1 234,5', '', 1234.5],
    ['5.8亿元', '亿元', 5.8],
    ['无', '', '无'],
    ['  ', '', undefined],
    [' 168.4① ', '', '168.4①'],
    ['12,34', '', '12,34'],
  ])('“%s” (%s) is %j', (typed, unit, value) => {
    expect(parseNumber(typed, { 'x-unit': unit })).toBe(value)
  })

  test('what is no number stays as it was typed, in days and telephone numbers as well', () => {
    for (const day of [
      '2024.3.5',
      '2024年3月5日',
      '2024 年 3 月 5 日',
      '2024。3。5',
      '20240305',
      '2024/03/05',
      '二〇二四年三月五日',
      '二零二四年三月五日',
      '45356',
    ])
      expect(tidyDate(day, CHINESE)).toBe('2024-03-05')
    expect(tidyDate('二〇一九年十二月三十一日', CHINESE)).toBe('2019-12-31')
    expect(tidyDate('二〇一九年十月二十日', CHINESE)).toBe('2019-10-20')
    for (const none of [
      '20247',
      '二〇二四年十月二三日',
      '二〇二四年一二月五日',
      '二〇二四年十三月五日',
      '二〇二四年零月五日',
      '12345',
      '99999',
      '二〇一九年',
      '十二月三日',
    ])
      expect(tidyDate(none, CHINESE)).toBe(none)
    expect(tidyDate('2024-0①-1', CHINESE)).toBe('2024-0①-1')
    expect(tidyDate('２０２４年７月１日\u200b', CHINESE)).toBe('2024-07-01')
  })
})

test('a text of many letters is read in a box that grows, unless said otherwise', () => {
  expect(linesOf({ type: 'string', maxLength: 2000 }, undefined)).toBe(2)
  expect(linesOf({ type: 'string', maxLength: 200 }, undefined)).toBe(1)
  expect(linesOf({ type: 'string' }, undefined)).toBe(1)
  expect(linesOf({ type: 'string', maxLength: 2000 }, 1)).toBe(1)
})

describe('a pasted block', () => {
  test('reads rows, columns, quoted line breaks and quotes', () => {
    expect(blockIn('a\tb\r\n"c\nd"\t"e""f"\r\n')).toEqual([
      ['a', 'b'],
      ['c\nd', 'e"f'],
    ])
    expect(blockIn('a\tb\rc\td\r')).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
    expect(blockIn('5"\tb\nc')).toEqual([['5"', 'b'], ['c']])
    expect(blockIn('5"\tb\n"c\nd"\t"e')).toEqual([
      ['5"', 'b'],
      ['c\nd', '"e'],
    ])
    expect(blockIn('"一句引文"\t"a\tb"')).toEqual([['"一句引文"', 'a\tb']])
    expect(blockIn('\t\n\t')).toEqual([
      ['', ''],
      ['', ''],
    ])
    expect(blockIn('')).toBeUndefined()
    expect(blockIn('a\rb')).toEqual([['a'], ['b']])
    expect(blockIn('\tb')).toEqual([['', 'b']])
    expect(blockIn('"a\nb"\r\n')).toBeUndefined()
    expect(quotedCell('"第一行\n说“好” ""b"""\r\n')).toBe('第一行\n说“好” "b"')
    expect(quotedCell('"a"\n"b"')).toBeUndefined()
    expect(quotedCell('"一句引文"')).toBeUndefined()
    expect(blockIn('一格\n')).toBeUndefined()
    expect(blockIn('a\tb')).toEqual([['a', 'b']])
  })
})

describe('cells of a list', () => {
  const role = {
    key: 'role',
    title: '主持或参与',
    oneOf: [
      { const: 'lead', title: '主持' },
      { const: 'part', title: '参与' },
    ],
  }
  test.each([
    ['主持', 'lead', '主持'],
    [' 参 与 ', 'part', '参与'],
    ['lead', 'lead', '主持'],
    ['旁观', '旁观', '旁观'],
  ])('“%s” typed or pasted is kept as %j and shown as “%s”', (typed, value, shown) => {
    expect(parseCell(typed, role, CHINESE)).toBe(value)
    expect(showCell(value, role, CHINESE)).toBe(shown)
  })

  test.each([
    ['是', true, '是'],
    [' 否 ', false, '否'],
    ['√', true, '是'],
    ['N', false, '否'],
    ['也许', '也许', '也许'],
    ['', undefined, ''],
  ])('“%s” in a column of yes and no is kept as %j and shown as “%s”', (typed, value, shown) => {
    const column = { key: 'over', title: '超标', choices: choicesOf({ type: 'boolean' }, CHINESE)! }
    expect(parseCell(typed, column, CHINESE)).toBe(value)
    expect(showCell(value, column, CHINESE)).toBe(shown)
    expect(isMisread(parseCell(typed, column, CHINESE), column)).toBe(typeof value === 'string')
  })

  test('a row of another list is named by its key, its name or both, where one is called so', () => {
    const refersTo = [
      { key: 'D01', title: 'D01 Mecanord' },
      { key: 'D02', title: 'D02 Bati' },
      { key: 'D03', title: 'D03 Bati' },
    ]
    const choices = refersTo.map(({ key, title }) => ({ const: key, title }))
    const column = { key: 'quote', title: 'Quote', refersTo, choices }
    const read = (typed: string) => parseCell(typed, column, CHINESE)
    expect(['MECANORD', 'd01', 'd01 mecanord', 'D03 Bati'].map(read)).toEqual(['D01', 'D01', 'D01', 'D03'])
    expect(['Bati', 'Other'].map(read)).toEqual(['Bati', 'Other'])
  })

  test('a number with a title is chosen by it and stays a number', () => {
    const choices = [{ const: 3, title: '三级' }]
    const column = { key: 'level', title: '级别', type: 'number' as const, choices }
    expect(parseCell('三级', column, CHINESE)).toBe(3)
    expect(parseCell('3', column, CHINESE)).toBe(3)
    expect(showCell(3, column, CHINESE)).toBe('三级')
  })

  test('a number with the unit of its column is that number, as it is in a single field', () => {
    const number = { key: 'n', type: 'number' } as const
    expect(parseCell('1,500 吨', { ...number, title: '产量', unit: '吨' }, CHINESE)).toBe(1500)
    expect(parseCell('500吨', { ...number, title: '产量（吨）' }, CHINESE)).toBe(500)
    expect(parseCell('500公斤', { ...number, title: '产量（吨）' }, CHINESE)).toBe('500公斤')
  })

  test('a year is read with its sign, in full width', () => {
    expect(parseCell(' ２０１９年 ', { key: 'year', title: '年度', type: 'year' }, CHINESE)).toBe('2019')
  })

  test('empty rows give way to what is pasted', () => {
    expect(trimmed([{ a: 1 }, {}, { a: 2 }, {}, {}])).toEqual([{ a: 1 }, {}, { a: 2 }])
    expect(withoutEmpty([{}, { a: 1 }, {}])).toEqual([{ a: 1 }])
    expect(trimmed([{}])).toEqual([])
  })
})

describe('rows of a list', () => {
  const columns = [
    { key: 'name', title: '专利名称', required: true },
    { key: 'count', title: '数量', type: 'number' as const },
    { key: 'day', title: '授权日期', type: 'date' as const },
  ]

  test('that come again are told: the same ones, and others of the same name', () => {
    const there = [{ name: '甲', count: 1 }, { name: '乙' }]
    const added = [
      { count: 1, name: '甲' },
      { name: '乙', count: 2 },
      { name: '丙' },
      { name: '丙' },
      { count: 3 },
    ]
    expect(compared(added, there, columns)).toEqual({ same: [added[0], added[3]], alike: [added[1]] })
    expect(compared(there, [], columns)).toEqual({ same: [], alike: [] })
  })

  test('sort numbers by size and empty ones last', () => {
    expect(
      sortedIndexes([{ count: 10 }, {}, { count: 9 }], { key: 'count', descending: false }, 'zh-CN'),
    ).toEqual([2, 0, 1])
    expect(
      sortedIndexes([{ count: 10 }, {}, { count: 9 }], { key: 'count', descending: true }, 'zh-CN'),
    ).toEqual([0, 2, 1])
    expect(
      sortedIndexes([{ name: '第10项' }, { name: '第9项' }], { key: 'name', descending: false }, 'zh-CN'),
    ).toEqual([1, 0])
  })
})

test('names are lines, and 无 alone is 无', () => {
  expect(parseNames(' 甲 \n\n乙\r\n', {})).toEqual(['甲', '乙'])
  expect(parseNames('无', { 'x-none': true })).toBe('无')
  expect(parseNames('无', {})).toEqual(['无'])
  expect(parseNames(' \n', {})).toBeUndefined()
})

test('every city lies in its province and every county in its city', async () => {
  const lists = await loadRegions()
  const provinces = regionsOfLevel(lists, 'province')
  expect(provinces.length).toBeGreaterThanOrEqual(34)
  for (const { code } of provinces)
    for (const city of regionsOfLevel(lists, 'city', code)) expect(isInRegion(city.code, code)).toBe(true)
  expect(nameOfRegionIn(lists, '660000')).toBe('新疆生产建设兵团')
  expect(regionsOfLevel(lists, 'county', '350500').find(({ code }) => code === '350582')?.name).toBe('晋江市')
})

test.each([
  [['甲', '乙'], 2],
  [['无'], 0],
  [['没有'], 0],
  [['甲', '无'], 1],
  ['无', 0],
  [undefined, 0],
])('the word for nothing is no name: %j', (value, count) => {
  expect(countNames(value, '无')).toBe(count)
})
