import { expect, test } from 'vitest'
import { kinds } from './kinds.ts'
import { kindsFound } from './find-kinds.ts'

const found = (typed: string, language: 'en' | 'zh') =>
  kindsFound(kinds, { title: 'x', language } as never, typed, language).map(({ name }) => name)

test.each([
  ['date', 'date'],
  ['Text', 'text'],
  ['count', 'count'],
  ['amount', 'amount'],
  ['yes', 'yes-no'],
  ['file', 'attachment'],
])('the kind that is called as typed comes first: %s', (typed, first) => {
  expect(found(typed, 'en')[0]).toBe(first)
})

test('codes and places of a country are for forms in its language', () => {
  expect(found('', 'en')).not.toContain('credit-code')
  expect(found('', 'zh')).toContain('credit-code')
  expect(found('', 'zh')).toContain('region')
})
