import { expect, test } from 'vitest'
import { patternLengths } from './pattern-lengths.ts'

test.each([
  ['^[0-9A-Z]{18}$', 18, 18],
  ['^(?:\\d{4}|\\d{6,8})x?$', 4, 9],
  ['^a|bc$', 1, Infinity],
  ['\\d{3}', 3, Infinity],
  ['^\\d+$', 1, Infinity],
  ['^(?:a{0})*\\$', 1, Infinity],
  ['(', 0, Infinity],
])('%s', (pattern, least, most) => {
  expect(patternLengths(pattern)).toEqual({ least, most })
})
