import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isBlock, parseBlock } from './grid/block.ts'
import { matchRows, sorted } from './list-table/rows.ts'
import { parseNames } from './names/names.screen.tsx'
import { parseNumber, showNumber } from './number/parse.ts'
import { placesOf, liesIn, loadPlaces } from './region/places.ts'

describe('a typed number', () => {
  test.each([
    ['12.5', '', 12.5],
    ['１２．５', '', 12.5],
    ['1,234,567.89', '', 1234567.89],
    [' 7 ', '', 7],
    ['+3', '', 3],
    ['-0.07', '', -0.07],
    ['.5', '', 0.5],
    ['46.', '', '46.'],
    ['61.31%', '%', 61.31],
    ['61.31％', '%', 61.31],
    ['5.8亿元', '亿元', 5.8],
    ['无', '', '无'],
    ['', '', undefined],
    ['  ', '', undefined],
    ['约46', '', '约46'],
    ['1e3', '', '1e3'],
    ['12,34', '', '12,34'],
    ['-', '', '-'],
    ['12345678901234567890', '', '12345678901234567890'],
    ['NaN', '', 'NaN'],
    ['Infinity', '', 'Infinity'],
  ])('“%s” (%s) is %j', (typed, unit, value) => {
    expect(parseNumber(typed, unit)).toBe(value)
  })

  test('what is shown reads back as the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (digits, places) => {
        const value = Number(`${digits}e-${places}`)
        expect(parseNumber(showNumber(value))).toBe(value === 0 ? 0 : value)
      }),
    )
  })
})

describe('a pasted block', () => {
  test('reads rows, columns, quoted line breaks and quotes', () => {
    expect(parseBlock('a\tb\r\n"c\nd"\t"e""f"\r\n')).toEqual([
      ['a', 'b'],
      ['c\nd', 'e"f'],
    ])
    expect(isBlock('一格\n')).toBe(false)
    expect(isBlock('a\tb')).toBe(true)
  })
})

describe('rows of a list', () => {
  const columns = [
    { key: 'name', title: '专利名称', required: true },
    { key: 'count', title: '数量', type: 'number' as const },
    { key: 'day', title: '授权日期', type: 'date' as const },
  ]

  test('find their columns by title in either language, in any order, and name what was not used', () => {
    const english = (column: { key: string }) =>
      ({ name: ['Patent'], count: ['Count'], day: ['Granted'] })[column.key] ?? []
    expect(
      matchRows(
        [
          ['授权 日期', 'patent', '备注'],
          ['2024年7月1日', '甲', 'x'],
          ['', '', ''],
        ],
        columns,
        english,
      ),
    ).toEqual({ rows: [{ day: '2024-07-01', name: '甲' }], unused: ['备注'] })
    expect(matchRows([['甲', '乙']], columns, english)).toBeUndefined()
  })

  test('sort numbers by size and empty ones last', () => {
    expect(sorted([{ count: 10 }, {}, { count: 9 }], 'count', false)).toEqual([
      { count: 9 },
      { count: 10 },
      {},
    ])
    expect(sorted([{ name: '第10项' }, { name: '第9项' }], 'name', false).map(({ name }) => name)).toEqual([
      '第9项',
      '第10项',
    ])
  })
})

test('names are lines, and 无 alone is 无', () => {
  expect(parseNames(' 甲 \n\n乙\r\n', {})).toEqual(['甲', '乙'])
  expect(parseNames('无', { 'x-none': true })).toBe('无')
  expect(parseNames('无', {})).toEqual(['无'])
  expect(parseNames(' \n', {})).toBeUndefined()
})

test('every city lies in its province and every county in its city', async () => {
  const lists = await loadPlaces()
  const provinces = placesOf(lists, 'province')
  expect(provinces.length).toBeGreaterThanOrEqual(34)
  for (const { code } of provinces)
    for (const city of placesOf(lists, 'city', code)) expect(liesIn(city.code, code)).toBe(true)
  expect(placesOf(lists, 'county', '350500').find(({ code }) => code === '350582')?.name).toBe('晋江市')
})
