import { expect, test } from 'vitest'
import { deadlineText } from './time.ts'

test.each([
  [
    'midnight is the end of the day before, where the form is at home',
    '2024-07-31T16:00:00Z',
    '2024年7月31日 23:59',
  ],
  ['any other time is told as it was set', '2024-08-10T10:00:00Z', '2024年8月10日 18:00'],
  ['midnight elsewhere is none', '2024-08-01T00:00:00Z', '2024年8月1日 08:00'],
])('%s', (_name, until, expected) => {
  expect(deadlineText(until, 'zh-CN', 'Asia/Shanghai')).toBe(expected)
})
