import { expect, test } from 'vitest'
import { suspiciousPattern } from './suspicious-patterns.ts'

test.each([
  ['[0-9]{11}', 'pattern-unanchored', '^[0-9]{11}$'],
  ['^1[0-9]{10}', 'pattern-unanchored', '^1[0-9]{10}$'],
  ['\\d{6}$', 'pattern-unanchored', '^\\d{6}$'],
  ['^[0-9]{11}|0[0-9]{10}$', 'pattern-odd', '^(?:[0-9]{11}|0[0-9]{10})$'],
  ['', 'pattern-anything', undefined],
  ['.*', 'pattern-anything', undefined],
  ['^.*$', 'pattern-anything', undefined],
  ['^\\\\d{11}$', 'pattern-odd', '^\\d{11}$'],
  ['^\\d{1, 3}$', 'pattern-odd', '^\\d{1,3}$'],
  ['^[A-Z]{2-[0-9]+$', 'pattern-odd', '^[A-Z]{2}-[0-9]+$'],
  ['^[0-9]{2-5}$', 'pattern-odd', '^[0-9]{2,5}$'],
  ['^[A-z]{3}$', 'pattern-odd', '^[A-Za-z]{3}$'],
  ['^[A-Z[0-9]{1,6}$', 'pattern-odd', '^[A-Z][0-9]{1,6}$'],
  ['^ [0-9]{11}$', 'pattern-odd', '^[0-9]{11}$'],
  ['^[0-9]{11} $', 'pattern-odd', '^[0-9]{11}$'],
  ['^\\d{11}$$', 'pattern-odd', '^\\d{11}$'],
])('%o is told as %s', (pattern, code, suggestion) => {
  const suspicious = suspiciousPattern(pattern)
  expect(suspicious?.code).toBe(code)
  expect(suspicious?.params.suggestion).toBe(suggestion)
})

test.each([
  '\\S',
  '[^\\s]+',
  '@',
  '^https?://',
  '\\.pdf$',
  '^x-',
  '^(?:cat|dog)$',
  'cat|dog',
  '^[0-9]{11}$|^0[0-9]{10}$',
  '^C:\\\\dir',
  '^[^$]+$',
  '^\\$[0-9]+$',
  '^a{2}$',
  '([0-9]{6})',
  '^(\\d+|[a-z]+)$',
])('%o may be meant so', (pattern) => {
  expect(suspiciousPattern(pattern)).toBeUndefined()
})
