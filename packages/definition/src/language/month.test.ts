import { expect, test } from 'vitest'
import { formatDay, formatMonth } from './numbers-and-days.ts'
import { monthWritten } from './month.ts'

test.each([
  ['2024-03', 'zh-CN', '2024-03'],
  ['2024.3', 'zh-CN', '2024-03'],
  ['２０２４年３月', 'zh-CN', '2024-03'],
  [' 2024 年 12 月 ', 'zh-CN', '2024-12'],
  ['202403', 'zh-CN', '2024-03'],
  ['3/2024', 'en-GB', '2024-03'],
  ['March 2024', 'en-US', '2024-03'],
  ['mars 2024', 'fr', '2024-03'],
  ['März 2024', 'de', '2024-03'],
  // a thirteenth month, a year alone, what is still being typed, a whole day
  ['2024-13', 'zh-CN', undefined],
  ['2024', 'zh-CN', undefined],
  ['2024.', 'zh-CN', undefined],
  ['20240', 'zh-CN', undefined],
  ['2024-03-05', 'zh-CN', undefined],
  ['很快', 'zh-CN', undefined],
])('%j in %s is the month %j', (text, language, month) => {
  expect(monthWritten(text, language)).toBe(month)
})

test('a month is written as a language writes it', () => {
  expect(formatMonth('2024-03', 'zh-CN')).toBe('2024年3月')
  expect(formatMonth('2024-03', 'en')).toBe('March 2024')
  expect(formatMonth('2024-03', 'en', 'iso')).toBe('2024-03')
  expect(formatMonth('2024-03', 'en', 'short')).toBe('03/2024')
  expect(formatMonth('soon', 'en')).toBe('soon')
})

test.each([
  ['en-US', '4/2/2025'],
  ['en-GB', '02/04/2025'],
  ['de', '02.04.2025'],
  ['zh-CN', '2025/4/2'],
])('a short day in %s has the whole year: %s', (language, written) => {
  expect(formatDay('2025-04-02', language, 'short')).toBe(written)
})
