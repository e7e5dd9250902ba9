import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { numberText } from '../text/number-text.ts'
import { readNumber } from './number.ts'

describe('a text in a number’s place is read', () => {
  test.each([
    ['12.5', '', 12.5],
    ['１２．５', '', 12.5],
    ['－１２，３４５．５', '', -12345.5],
    ['١٢٣٤', '', 1234],
    ['١٬٢٣٤٫٥', '', 1234.5],
    ['۱۲٫۵', '', 12.5],
    ['46.8\u200b', '', 46.8],
    ['\u200e46.8\u200f', '', 46.8],
    ['\u202a\ufeff46\u2060.8\u202c', '', 46.8],
    ['−3', '', -3],
    ['‑3', '', -3],
    ['+3', '', 3],
    ['12.', '', 12],
    ['.5', '', 0.5],
    ['-0', '', 0],
    ['007', '', 7],
    ['1,234.5', '', 1234.5],
    ['1 234.5', '', 1234.5],
    ['1 234,5', '', 1234.5],
    ['1\u00a0234\u202f567', '', 1234567],
    ['1.234.567,8', '', 1234567.8],
    ['1234567890123456', '', 1234567890123456],
    ['9007199254740992', '', 9007199254740992],
    ['168.40000000000000000000', '', 168.4],
    ['61.31％', '%', 61.31],
    ['1,234 亿元', '亿元', 1234],
    ['46.8km2', 'km²', 46.8],
    ['$25,000.40', '$', 25000.4],
    ['-$ 5', '$', -5],
    ['￥3', '¥', 3],
    ['EUR 1,000', 'EUR', 1000],
    ['46.8km²', 'km²', 46.8],
    ['无', '', '无'],
    ['无\u200b', '', '无'],
    [' \u3000\ufeff', '', undefined],
  ])('“%s” (%s) is %j', (typed, unit, value) => {
    expect(readNumber(typed, { unit })).toEqual({ value })
  })
})

describe('what is no number is refused with what is in the way', () => {
  test.each([
    ['168.4①', '', { why: 'foreign', text: '①' }],
    ['191.25¹', '', { why: 'foreign', text: '¹' }],
    ['10²', '', { why: 'foreign', text: '²' }],
    ['½', '', { why: 'foreign', text: '½' }],
    ['²', '²', { why: 'foreign', text: '²' }],
    ['四十六', '', { why: 'foreign', text: '四十六' }],
    ['४६', '', { why: 'foreign', text: '४६' }],
    ['约46', '', { why: 'foreign', text: '约' }],
    [`${'约'.repeat(19)}😀46`, '', { why: 'foreign', text: '约'.repeat(19) }],
    ['1e3', '', { why: 'foreign', text: 'e' }],
    ['1.2E+05', '', { why: 'foreign', text: 'E' }],
    ['5.8亿元', '万元', { why: 'foreign', text: '亿元' }],
    ['46.8m2', '', { why: 'foreign', text: 'm' }],
    ['40-46', '', { why: 'foreign', text: '-' }],
    ['--3', '', { why: 'foreign', text: '-' }],
    ['-', '', { why: 'foreign', text: '-' }],
    ['NaN', '', { why: 'foreign', text: 'NaN' }],
    ['12\n13', '', { why: 'foreign', text: '\n' }],
    ['168.4.1', '', { why: 'points' }],
    ['12,34', '', { why: 'groups' }],
    ['0,123', '', { why: 'groups' }],
    ['234,5', '', { why: 'groups' }],
    ['1 234,567', '', { why: 'groups' }],
    ['1,234 567', '', { why: 'groups' }],
    ['12 34', '', { why: 'groups' }],
    ['12345678901234567890', '', { why: 'digits' }],
    ['9007199254740993', '', { why: 'digits' }],
    ['0.12345678901234567891', '', { why: 'digits' }],
    ['9'.repeat(400), '', { why: 'digits' }],
  ])('“%s” (%s): %j', (typed, unit, problem) => {
    expect(readNumber(typed, { unit })).toEqual({ problem })
  })
})

test('texts of a million characters are no numbers', () => {
  expect(readNumber(`0.${'0'.repeat(1_000_000)}1`)).toEqual({ problem: { why: 'digits' } })
  expect(readNumber(`${'9'.repeat(1_000_000)}x`)).toEqual({ problem: { why: 'foreign', text: 'x' } })
  expect(readNumber(`${' '.repeat(1_000_000)}1`)).toEqual({ value: 1 })
})

describe('where a comma stands before decimals', () => {
  test.each([
    ['3,5', 3.5],
    ['12,345', 12.345],
    ['1.234,5', 1234.5],
    ['1.234.567', 1234567],
    ['1 234,567', 1234.567],
    ['3.5', 3.5],
    ['0.125', 0.125],
    ['42', 42],
    ['n/a', 'N/A'],
  ])('“%s” is %j', (typed, value) => {
    expect(readNumber(typed, { decimal: ',', none: 'N/A' })).toEqual({ value })
  })
  test('what may be thousands or decimals is refused with both', () => {
    expect(readNumber('-1.234', { decimal: ',' })).toEqual({
      problem: { why: 'either', thousands: -1234, decimals: -1.234 },
    })
  })
  test.each(['1.234', '1.2.3', '1,2,3', '.'])('“%s” is refused', (typed) => {
    expect(readNumber(typed, { decimal: ',' })).toHaveProperty('problem')
  })
})

describe('where a point stands before decimals', () => {
  test.each([
    ['500.000', { thousands: 500000, decimals: 500 }],
    ['-1.250', { thousands: -1250, decimals: -1.25 }],
    ['46.800 km²', { thousands: 46800, decimals: 46.8 }],
  ])('“%s”, of which few write the last nought, is refused with both', (typed, both) => {
    expect(readNumber(typed, { unit: 'km²' })).toEqual({ problem: { why: 'either', ...both } })
  })
  test.each([
    ['500.000', 3, 500],
    ['46.800', 4, 46.8],
    ['46.80', 2, 46.8],
    ['1.234', undefined, 1.234],
    ['0.500', undefined, 0.5],
    ['1234.500', undefined, 1234.5],
    ['2.000.000,50', undefined, 2000000.5],
  ])('“%s” in a field of %s decimals is %j', (typed, decimals, value) => {
    expect(readNumber(typed, { decimals })).toEqual({ value })
  })
})

test('every number is read back from its text', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 6 }), (digits, places) => {
      const value = Number(`${digits}e-${places}`) + 0
      expect(readNumber(numberText(value))).toEqual({ value })
    }),
  )
})

test('a text is never read as a number that has other digits', () => {
  const texts = fc.string({ unit: fc.constantFrom(...'0123456789.,-+ ①²⁵½ＩⅣ１，\u200b一') })
  fc.assert(
    fc.property(texts, (typed) => {
      const read = readNumber(typed)
      if (!('value' in read) || typeof read.value !== 'number') return
      const digits = (text: string) =>
        text
          .replaceAll('１', '1')
          .replaceAll(/[^\d①²⁵½Ⅳ一Ｉ]/gu, '')
          .replaceAll(/^0+|0+$/g, '')
      expect(digits(typed)).toBe(digits(numberText(read.value)))
    }),
  )
})
