import { expect, test } from 'vitest'
import { isMissing } from './missing.ts'

test.each([
  ['required', '/a', {}, true],
  ['evidence', '/a', {}, true],
  ['evidence', '/a', { a: '' }, true],
  // it is filled in, and has to be proven
  ['evidence', '/a', { a: 3 }, false],
  ['range', '/a', {}, false],
])('%s at %s of %j says only that something is missing: %s', (code, pointer, answers, is) => {
  expect(isMissing({ code, pointer }, answers)).toBe(is)
})
