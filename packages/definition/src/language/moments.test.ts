import { expect, test } from 'vitest'
import { formatMoment } from './numbers-and-days.ts'

test.each([
  ['2024-06-20T14:30:00+08:00', 'en-GB', '20 June 2024 14:30 UTC+08:00'],
  ['2024-06-20T14:30:15Z', 'en-GB', '20 June 2024 14:30:15 UTC'],
  ['2024-06-20T14:30:00Z', 'zh-CN', '2024年6月20日 14:30 UTC'],
  ['2024-06-20T23:59:00.000', 'de', '20. Juni 2024 23:59'],
  ['2024-02-30T10:00:00Z', 'en-GB', '2024-02-30T10:00:00Z'],
  ['soon', 'en-GB', 'soon'],
])('%s in %s is %s', (moment, language, written) => {
  expect(formatMoment(moment, language)).toBe(written)
})
