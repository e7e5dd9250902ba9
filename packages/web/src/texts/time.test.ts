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

test('a moment is written as the sentence around it: in English where the product does not speak the language', () => {
  const [english, german, british] = ['en', 'de', 'en-GB'].map((language) =>
    deadlineText('2024-08-10T10:00:00Z', language, 'Asia/Shanghai'),
  )
  expect(german).toBe(english)
  expect(british).toContain('10 Aug 2024')
})
