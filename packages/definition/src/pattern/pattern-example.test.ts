import { expect, test } from 'vitest'
import { patternExample } from './pattern-example.ts'

test.each([
  ['^[A-Z]{3}$', 'ABC'],
  ['^S[0-9]+$', 'S1'],
  ['^UN\\d{4}$', 'UN1234'],
  ['^(?:\\+353|0)[1-9][0-9]{6,8}$', '+3531123456'],
  ['^en', 'en'],
  ['^n_', 'n_'],
  ['^[^@]+@x$', undefined],
  ['^(?=a)a$', undefined],
  ['', undefined],
  ['^.*$', undefined],
  ['[', undefined],
  ['^1[3-9]\\d{9}$', '13123456789'],
  ['^[0-9A-HJ-NPQRTUWXY]{2}\\d{6}[0-9A-Z]{2}$', '1234567890'],
  ['^\\p{L}+$', undefined],
  ['^a{50}$', undefined],
])('an example of %s is %s', (pattern, example) => {
  expect(patternExample(pattern)).toBe(example)
})
